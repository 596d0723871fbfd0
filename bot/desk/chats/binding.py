"""Binding chats: an admin chooses what comes to a group, or to a forum topic of it, and undoes it."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.bindings import Choice, bound_text, choice_buttons, choice_text, page_shown
from bot.desk.chats.menu import put_managers_menu, put_staff_menu
from bot.desk.chats.routing import learn_titles
from bot.desk.incoming import Press
from bot.desk.work import Work
from bot.markup import Text, join
from bot.routing import cells_of, in_words
from bot.speech import Rows, text_params
from bot.texts import Voice
from bot.titles import Titles
from storage import appeals, chats, occasions, places, routes
from storage.places import Known, Purpose
from storage.records import Place
from storage.roles import Role
from storage.routes import Pair


class Names(NamedTuple):
    """What a group is called, and the forum topic in it, as far as it told."""

    group: str
    topic: str | None = None


def offer(work: Work, place: Place, names: Names, seen: Mapping[int, str | None]) -> None:
    """Let an admin choose what shall come to a place, beginning with what is bound to it now."""
    learn_titles(work, {**seen, place.chat_id: names.group})
    known = work.office.places.get(place)
    if known and known.purpose is Purpose.MANAGERS:
        choice = Choice.of_scope(known.scope)
    else:
        choice = Choice.of_pairs(known.purpose if known else None, _pairs_of(work, place))
    title = {"title": names.topic} if names.topic else {}
    now_known = places.keep(work.rows, place, choice=choice.as_json(), **title)
    work.afterwards.append(lambda: work.office.know(place, now_known))
    words, buttons = _choosing(work, place, choice, None)
    work.say(place, words, buttons, first=True)


def press(work: Work, pressed: Press) -> None:
    """Do what an admin pressed; where the choice is over, show what is bound now."""
    say = work.voice_of_chat(pressed.chat_id)
    place = Place(pressed.chat_id, pressed.appeal_id or None)
    kept = places.choice(work.rows, place)
    if kept is None:
        work.answer_press(pressed.query_id, say("This choice is over. To choose again: /bind"))
        _show(work, pressed, _present(work, place))
        return
    choice = Choice.of_json(kept)
    if pressed.argument == "save":
        _save(work, pressed, place, choice)
    elif pressed.argument in {"cancel", "remove"}:
        words = _cancel(work, place) if pressed.argument == "cancel" else _release(work, place)
        work.answer_press(pressed.query_id)
        _show(work, pressed, words)
    else:
        choice = choice.after(pressed.argument, work.office.ministry)
        places.keep(work.rows, place, choice=choice.as_json())
        work.answer_press(pressed.query_id)
        _show(work, pressed, *_choosing(work, place, choice, page_shown(pressed.argument)))


def unbind(work: Work, place: Place) -> None:
    """Let nothing be bound to a place any more, and say so there."""
    work.say(place, _release(work, place), first=True)


def send_to_group(work: Work, admin_id: int) -> None:
    """Tell an admin who writes /bind in private that it belongs into a group."""
    say = work.voice_of_citizen(admin_id)
    work.say(admin_id, Text(say("Please send this command in the group which you want to bind.")))


def refuse(work: Work, place: Place) -> None:
    """Tell somebody who is no admin that binding is not for her; once a day, and once for ever elsewhere."""
    day = f":{work.now:%Y%m%d}" if work.office.is_ours(place.chat_id) else ""
    if occasions.first_time(work.rows, f"bind-refused:{place.chat_id}{day}", work.now):
        say = work.voice_of_chat(place.chat_id)
        work.say(place, Text(say("Only an admin of the bot can do this, writing under their own name.")))


def refuse_press(work: Work, pressed: Press) -> None:
    """Tell somebody who is no admin that the button is not for her."""
    say = work.voice_of_chat(pressed.chat_id)
    work.answer_press(pressed.query_id, say("Only an admin of the bot can do this."), alert=True)


def greet(work: Work, chat_id: int, title: str) -> None:
    """Tell the admin who added the bot to a group how to bind it."""
    learn_titles(work, {chat_id: title})
    say = work.voice_of_chat(chat_id)
    work.say(chat_id, Text(say("Hello! Send /bind here to choose which appeals come to this chat.")))


def _save(work: Work, pressed: Press, place: Place, choice: Choice) -> None:
    say = work.voice_of_chat(pressed.chat_id)
    pairs = choice.pairs()
    if choice.purpose is Purpose.STAFF and not pairs:
        work.answer_press(pressed.query_id, say("Please choose a topic or a region first."), alert=True)
        return
    losing = _losing(work, place, pairs)
    routes.release(work.rows, place)
    if pairs:
        routes.bind(work.rows, pairs, place)
    scope = choice.scope()
    known = places.keep(
        work.rows, place, choice=None, purpose=choice.purpose, bound_at=work.now, scope=scope.as_json()
    )
    work.afterwards += [
        lambda: work.office.know(place, known),
        lambda: work.office.reroute(place, pairs),
    ]
    (put_staff_menu if choice.purpose is Purpose.STAFF else put_managers_menu)(work, place.chat_id)
    _tell_losers(work, place, losing)
    work.answer_press(pressed.query_id, say("Saved."))
    words = _bound(work, place, known, pairs)
    moved = _moved(work, losing, say)
    stay = say("New appeals come here; cards that stand elsewhere stay there.") if pairs else ""
    _show(work, pressed, join((words, moved, stay), "\n\n"))


def _cancel(work: Work, place: Place) -> Text:
    places.keep(work.rows, place, choice=None)
    say = work.voice_of_chat(place.chat_id)
    return join((say("Nothing was changed."), _present(work, place)), "\n\n")


def _release(work: Work, place: Place) -> Text:
    """Unbind a place and give what to say of it; where cards stand, staff can go on working with them."""
    say = work.voice_of_chat(place.chat_id)
    title = _titles(work).of(place, say)
    known = work.office.places.get(place)
    if not _pairs_of(work, place) and (known is None or known.purpose is None):
        places.keep(work.rows, place, choice=None)
        return join((say("Nothing is bound to {title}.", title=title), _of_file(work, place, say)))
    routes.release(work.rows, place)
    left = appeals.count_open_at(work.rows, place)
    purpose = Purpose.STAFF if appeals.any_in(work.rows, place.chat_id) else None
    now_known = places.keep(work.rows, place, choice=None, purpose=purpose)
    work.afterwards += [
        lambda: work.office.know(place, now_known),
        lambda: work.office.reroute(place, ()),
    ]
    stay = say.count(
        "{count} open appeal stays here and can be answered as before.",
        "{count} open appeals stay here and can be answered as before.",
        left,
    )
    return join(
        (
            say("Nothing is bound to {title} any more.", title=title),
            stay if left else "",
            _of_file(work, place, say),
        )
    )


def _choosing(work: Work, place: Place, choice: Choice, page: int | None) -> tuple[Text, Rows]:
    say, ministry = work.voice_of_chat(place.chat_id), work.office.ministry
    titles = _titles(work)
    moves = {
        titles.of(old, say): in_words(cells_of(pairs, ministry), ministry, say)
        for old, pairs in _losing(work, place, choice.pairs()).items()
    }
    default = titles.of(work.office.now_at(work.office.staff_place), say)
    known = work.office.places.get(place)
    is_bound = bool(known and known.purpose) or bool(_pairs_of(work, place))
    words = choice_text(choice, titles.of(place, say), default, moves, ministry, say)
    return words, choice_buttons(choice, place.thread_id or 0, page, ministry, say, is_bound=is_bound)


def _present(work: Work, place: Place) -> Text:
    known = work.office.places.get(place)
    return _bound(work, place, known or Known(), _pairs_of(work, place))


def _bound(work: Work, place: Place, known: Known, pairs: set[Pair]) -> Text:
    say, ministry = work.voice_of_chat(place.chat_id), work.office.ministry
    title, cells = _titles(work).of(place, say), cells_of(pairs, ministry)
    return bound_text(title, known.purpose, cells, known.scope, ministry, say)


def _losing(work: Work, place: Place, pairs: set[Pair]) -> dict[Place, set[Pair]]:
    """Give the other places which have had these pairs so far, with the pairs."""
    found: dict[Place, set[Pair]] = {}
    for pair, old in work.office.routes().items():
        if pair in pairs and work.office.now_at(old) != place:
            found.setdefault(work.office.now_at(old), set()).add(pair)
    return found


def _moved(work: Work, losing: dict[Place, set[Pair]], say: Voice) -> str:
    titles = ", ".join(_titles(work).of(old, say) for old in losing)
    return say("Before, this went to: {titles}", titles=titles) if losing else ""


def _tell_losers(work: Work, place: Place, losing: dict[Place, set[Pair]]) -> None:
    for old, pairs in losing.items():
        say, ministry = work.voice_of_chat(old.chat_id), work.office.ministry
        head = say("New appeals go to {title} from now on:", title=_titles(work).of(place, say))
        work.say(old, join((head, *in_words(cells_of(pairs, ministry), ministry, say))))


def _of_file(work: Work, place: Place, say: Voice) -> str:
    is_there = any(work.office.now_at(route.place) == place for route in work.office.ministry.routes)
    return say("The ministry’s file sends appeals here all the same.") if is_there else ""


def _pairs_of(work: Work, place: Place) -> set[Pair]:
    return {pair for pair, at in work.office.bound.items() if work.office.now_at(at) == place}


def _titles(work: Work) -> Titles:
    return Titles(chats.titles(work.rows), work.office.places)


def _show(work: Work, pressed: Press, words: Text, buttons: Rows = ()) -> None:
    params = {**text_params(words, buttons), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD, first=True)
