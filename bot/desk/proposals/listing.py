"""/proposals: citizens go through what can be supported, staff and managers read the ranking."""

from dataclasses import replace
from typing import Any

from bot.desk.acting.banning import is_shut_out
from bot.desk.citizens.receiving import meet
from bot.desk.incoming import Press
from bot.desk.proposals.seeing import card_url, named, publicly
from bot.desk.proposals.supporting import join_with, number_of, show_joined, support, withdraw
from bot.desk.work import Work
from bot.markup import Text
from bot.proposals.support import (
    PAGE,
    View,
    list_buttons,
    list_text,
    topic_choice,
    view_of,
    ways,
)
from bot.speech import text_params
from bot.texts import Voice
from storage import appeals, proposals, supports
from storage.proposals import Proposal
from storage.records import Place
from storage.roles import Role

PUBLIC = frozenset({"ideas", "support", "unjoin", "move", "remain"})
"""Verbs of a citizen's buttons that name the proposal of somebody else."""


def show_list(work: Work, citizen_id: int, client_language: str | None) -> None:
    """Show a citizen the proposals that most people want."""
    meet(work, citizen_id, client_language)
    work.send(citizen_id, "sendMessage", _list(work, citizen_id, View()), role=Role.WORD)


def press(work: Work, pressed: Press) -> None:
    """Do what a citizen pressed under the list, or under the question whether to go to another proposal."""
    known = meet(work, pressed.user_id, pressed.client_language)
    say = work.voice_of_citizen(known.id)
    if known.banned_at:
        work.answer_press(pressed.query_id, is_shut_out(say), alert=True)
    elif pressed.verb in {"move", "remain"}:
        _follow(work, pressed, say)
    else:
        _turn(work, pressed, say)


def show_ranking(work: Work, place: Place) -> None:
    """Show staff or managers which open proposals most people want."""
    work.send(place, "sendMessage", _ranking(work, place.chat_id, View()), role=Role.WORD, first=True)


def turn_ranking(work: Work, pressed: Press) -> None:
    """Show another page or topic of the ranking in its place."""
    view = view_of(pressed.argument, work.office.ministry)
    if pressed.appeal_id:
        say = work.voice_of_chat(pressed.chat_id)
        rows = topic_choice("rank", proposals.topics(work.rows), work.office.ministry, say)
        params = text_params(Text(say("By topic") + ":"), rows)
    else:
        params = _ranking(work, pressed.chat_id, view)
    _edit(work, pressed, params)
    work.answer_press(pressed.query_id)


def _turn(work: Work, pressed: Press, say: Voice) -> None:
    view = view_of(pressed.argument, work.office.ministry)
    told = ""
    if pressed.verb == "support":
        found = support(work, pressed.appeal_id, pressed.user_id)
        told = (
            say("You support proposal № {number} now.", number=pressed.appeal_id)
            if found
            else say("This proposal can no longer be joined.")
        )
    elif pressed.verb == "unjoin":
        withdraw(work, pressed.appeal_id, pressed.user_id)
        told = say("You do not support proposal № {number} any more.", number=pressed.appeal_id)
    if pressed.verb == "ideas" and pressed.appeal_id:
        rows = topic_choice("ideas", proposals.topics(work.rows), work.office.ministry, say)
        _edit(work, pressed, text_params(Text(say("By topic") + ":"), rows))
    else:
        _edit(work, pressed, _list(work, pressed.user_id, view))
    work.answer_press(pressed.query_id, told)


def _follow(work: Work, pressed: Press, say: Voice) -> None:
    """Let who supports a proposal go to another, or stay; nobody is moved who did not press."""
    number = number_of(pressed.argument)
    if pressed.verb == "remain" or number == pressed.appeal_id:
        words = say("You support proposal № {number} as before.", number=pressed.appeal_id)
        _edit(work, pressed, text_params(Text(words)))
    elif (proposal := support(work, number, pressed.user_id)) is None:
        _edit(work, pressed, text_params(Text(say("This proposal can no longer be joined."))))
    else:
        _move(work, pressed, proposal)
    work.answer_press(pressed.query_id)


def _move(work: Work, pressed: Press, proposal: Proposal) -> None:
    own = None
    for number in supports.joined(work.rows, pressed.appeal_id, pressed.user_id):
        if own := appeals.lock_itself(work.rows, number):
            join_with(work, own, proposal)
    withdraw(work, pressed.appeal_id, pressed.user_id)
    show_joined(work, pressed, proposal, own)


def _list(work: Work, citizen_id: int, view: View) -> dict[str, Any]:
    say = work.voice_of_citizen(citizen_id)
    found, view, total = _page(work, view)
    shown = [publicly(work, each, say) for each in found]
    supported = supports.of_citizen(work.rows, citizen_id)
    numbers = [each.proposal.appeal_id for each in shown]
    made = appeals.of_numbers(work.rows, numbers)
    own = {appeal.id for appeal in made if appeal.citizen_id == citizen_id}
    text = list_text(shown, view, work.office.ministry, say, is_for_staff=False)
    return text_params(text, list_buttons(shown, view, total, supported, own, say))


def _ranking(work: Work, chat_id: int, view: View) -> dict[str, Any]:
    say = work.voice_of_reader(chat_id)
    found, view, total = _page(work, view)
    linked = [replace(named(work, each, say), url=card_url(work, each.appeal_id)) for each in found]
    text = list_text(linked, view, work.office.ministry, say, is_for_staff=True)
    return text_params(text, ways("rank", view, total, say))


def _page(work: Work, view: View) -> tuple[list[Proposal], View, int]:
    """Give the proposals of a page, which it is if there are fewer by now, and how many there are."""
    counted = proposals.topics(work.rows)
    total = counted.get(view.topic, 0) if view.topic else sum(counted.values())
    view = View(min(view.page, max(total - 1, 0) // PAGE), view.topic)
    return proposals.ranking(work.rows, view.topic or None, PAGE, view.page * PAGE), view, total


def _edit(work: Work, pressed: Press, params: dict[str, Any]) -> None:
    work.send(
        pressed.chat_id, "editMessageText", {**params, "message_id": pressed.message_id}, role=Role.WORD
    )
