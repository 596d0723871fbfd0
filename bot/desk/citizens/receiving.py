"""What a citizen writes: it joins the appeal to which it belongs, or opens one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.arrival import Arrival, arrival_of, region_told, topic_told
from bot.desk.acting.banning import hear_banned
from bot.desk.cards.bundling import bundled
from bot.desk.cards.showing import (
    card_key,
    give_card,
    show_added,
    show_addition,
    show_card,
    show_edit,
    show_new_file,
    show_receipt,
    show_rest,
)
from bot.desk.chats.groups import citizen_came_back
from bot.desk.citizens.commenting import take_comment
from bot.desk.citizens.flooding import (
    heap_for,
    is_flood,
    is_of_words,
    recent,
    takes_more,
    tell_emergency,
    tell_flood,
    tell_too_many,
)
from bot.desk.citizens.learning import (
    doubtful_topics,
    explain_unknown_place,
    is_of_first_album,
    learn,
    learn_more,
    likely_regions,
)
from bot.desk.citizens.solving import tell_opened_again
from bot.desk.incidents.answering import answer_too
from bot.desk.incidents.joining import take_in
from bot.desk.incoming import Incoming
from bot.desk.office import REOPENS
from bot.desk.own import doubting
from bot.desk.proposals import supporting
from bot.desk.published.holding import hold, let_go
from bot.desk.timing import opening_clock
from bot.desk.work import Work
from bot.doubts import FRESH
from bot.hiding import hidden_in
from bot.markup import Text, bold
from bot.ministry import OTHER
from bot.outcomes import written_again
from bot.regions import region_at
from bot.tags import Tags
from bot.texts import LANGUAGES
from storage import appeals, desks, lines, posts
from storage.acts import Side, What, Who
from storage.published import Choice
from storage.records import Appeal, Author, Citizen, Kind, Line, Outcome, Status
from storage.roles import Role

LATEST = 20
"""How many of a citizen's appeals are looked at to find where a message belongs."""


def receive(work: Work, incoming: Incoming) -> None:
    """Take a citizen's message in: nothing is lost, and what she reads next is true."""
    tags = work.office.tag(incoming.text)
    spoken = tags.language if tags.language_sure else incoming.client_language
    citizen = meet(work, incoming.user_id, spoken)
    if citizen.banned_at:
        hear_banned(work, citizen, incoming.text)
        return
    if incoming.media and incoming.media.type == "contact":
        _tell_contact_is_hidden(work, incoming)
    if incoming.is_empty:
        _tell_what_can_be_sent(work, incoming)
        return
    if lines.of_message(work.rows, incoming.chat_id, incoming.message_id):
        return
    citizen = _note_language(work, citizen, tags)
    if take_comment(work, citizen, incoming, tags):
        return
    latest = appeals.latest(work.rows, citizen.id, LATEST)
    named = _named(work, citizen, incoming)
    appeal = _addressed(work, citizen, named, tags, latest)
    if appeal is not None:
        doubts = None if named else doubting.doubts(work, appeal, tags, latest)
        _add(work, appeal, incoming, tags, citizen, doubts)
        if citizen.writing_to:
            work.change_citizen(citizen.id, writing_to=None)
        return
    if taking := takes_more(latest, work.now):
        _add_instead(work, taking, incoming, tags, citizen)
    else:
        _open(work, citizen, incoming, tags, latest, named or _continued(latest, tags, work.now))
    if citizen.wants_new or citizen.writing_to:
        work.change_citizen(citizen.id, wants_new=False, writing_to=None)


def receive_new(work: Work, incoming: Incoming) -> None:
    """Take a citizen's message in as another appeal."""
    meet(work, incoming.user_id, incoming.client_language)
    work.change_citizen(incoming.user_id, wants_new=True, writing_to=None)
    receive(work, incoming)


def edit(work: Work, incoming: Incoming) -> None:
    """Let a citizen's edit be seen: the card shows the new words and keeps the old."""
    line = lines.of_message(work.rows, incoming.chat_id, incoming.message_id)
    if line is None:
        receive(work, incoming)
        return
    citizen = work.citizen(incoming.user_id)
    if citizen and citizen.banned_at:
        hear_banned(work, citizen, incoming.text)
        return
    new_words = line.text != incoming.text
    new_file = incoming.media is not None and not incoming.media.is_same(line.media)
    if not (new_words or new_file) or line.author is not Author.CITIZEN:
        return
    line = lines.edit(work.rows, line, work.now, text=incoming.text, media=incoming.media)
    appeal = appeals.lock(work.rows, line.appeal_id)
    if appeal is None:
        return
    work.who = Who(Side.CITIZEN)
    work.record(appeal, What.EDITED)
    appeal = let_go(work, appeal, Choice.NONE)
    if new_words:
        appeal = _reread(work, appeal, line)
    if new_file:
        show_new_file(work, appeal, line)


def meet(work: Work, citizen_id: int, client_language: str | None) -> Citizen:
    """Give the citizen who speaks; that she does shows that she has not blocked the bot."""
    hint = (client_language or "")[:2]
    language = hint if hint in LANGUAGES else work.office.default_language
    citizen = work.meet(citizen_id, language)
    if citizen_id in work.office.at_desks:  # who acts as a citizen does not answer any more
        desks.stop(work.rows, citizen_id)
    if citizen.blocked_at:
        citizen_came_back(work, citizen_id)
    return citizen


def _reread(work: Work, appeal: Appeal, line: Line) -> Appeal:
    """Show the new words of a line where the old ones stand, and learn from them."""
    learned = learn_more(work, appeal, line, work.office.tag(line.text))
    show_edit(work, learned, line)
    if learned != appeal:
        show_receipt(work, learned)
    if learned.urgent and not appeal.urgent:
        _raise_alarm(work, learned)
    return learned


def _note_language(work: Work, citizen: Citizen, tags: Tags) -> Citizen:
    if not tags.language_sure or tags.language == citizen.seen_language:
        return citizen
    work.change_citizen(citizen.id, seen_language=tags.language)
    return replace(citizen, seen_language=tags.language)


def _addressed(
    work: Work, citizen: Citizen, named: Appeal | None, tags: Tags, latest: Sequence[Appeal]
) -> Appeal | None:
    """Give the appeal to which the message belongs, None if it is a new matter."""
    if named:
        return None if is_long_closed(named, work.now) else named
    if citizen.wants_new or arrival_of(citizen, work.now):
        return None
    going_on = [a for a in latest if a.is_open and _goes_on_with(a, tags, work.now)]
    ended = [a for a in latest if _is_about_ended(a, tags, work.now)]
    return max((*going_on, *ended), key=lambda appeal: _fit(appeal, tags), default=None)


def _named(work: Work, citizen: Citizen, incoming: Incoming) -> Appeal | None:
    """Give the appeal that the message names: by a reply, as a part of an album, or by “write about №”."""
    number = None
    if incoming.reply_to is not None:
        post = posts.of_message(work.rows, incoming.chat_id, incoming.reply_to)
        line = lines.of_message(work.rows, incoming.chat_id, incoming.reply_to)
        known = (post and post.appeal_id) or (line and line.appeal_id)
        number = known or incoming.reply_about  # what is still being written down as sent is no post yet
    if number is None and incoming.album is not None:
        number = lines.appeal_of_album(work.rows, incoming.chat_id, incoming.album, incoming.message_id)
    number = number or citizen.writing_to
    appeal = appeals.lock(work.rows, number) if number else None
    return appeal if appeal and appeal.citizen_id == citizen.id else None


def _fit(appeal: Appeal, tags: Tags) -> tuple[bool, datetime]:
    """Give how well a message fits an appeal: the same topic counts first, then which was spoken of last."""
    same_topic = tags.topic == appeal.topic != OTHER and tags.region in {appeal.region, None}
    return same_topic, max(appeal.touched_at, appeal.closed_at or appeal.touched_at)


def _goes_on_with(appeal: Appeal, tags: Tags, now: datetime) -> bool:
    """Whether a message may be about an open appeal: lately spoken of, of the same matter, or of none."""
    if appeal.status is Status.WAITING or now - appeal.touched_at <= FRESH:
        return True
    if tags.kind in {Kind.PROPOSAL, Kind.MEETING} or tags.region not in {appeal.region, None}:
        return False
    return tags.topic in {appeal.topic, OTHER} and now - appeal.touched_at <= REOPENS


def _continued(latest: Sequence[Appeal], tags: Tags, now: datetime) -> Appeal | None:
    """Give the latest appeal of the same matter which was closed too long ago to be opened again."""
    if tags.topic == OTHER or tags.region is None or tags.kind == Kind.THANKS:
        return None
    same = (a for a in latest if (a.topic, a.region) == (tags.topic, tags.region))
    ended = [a for a in same if is_long_closed(a, now) and a.outcome is not Outcome.WITHDRAWN]
    return max(ended, key=lambda appeal: appeal.id, default=None)


def is_long_closed(appeal: Appeal, now: datetime) -> bool:
    """Whether an appeal was closed too long ago to be opened again."""
    return appeal.closed_at is not None and not appeal.is_open and now - appeal.closed_at > REOPENS


def _is_about_ended(appeal: Appeal, tags: Tags, now: datetime) -> bool:
    """Whether a message goes on with an appeal closed a while ago, or thanks for an answer."""
    is_answered = appeal.status is Status.ANSWERED and tags.kind == "thanks"
    ended_at = appeal.touched_at if is_answered else appeal.closed_at
    is_recent = ended_at is not None and now - ended_at <= REOPENS
    same_topic = tags.topic in {appeal.topic, OTHER}
    same_region = tags.region in {appeal.region, None}
    return is_recent and same_topic and same_region


def _open(
    work: Work,
    citizen: Citizen,
    incoming: Incoming,
    tags: Tags,
    latest: Sequence[Appeal],
    continued: Appeal | None,
) -> None:
    came = arrival_of(citizen, work.now) or _of_earlier(continued)
    told = tags.region or (region_at(*incoming.location) if incoming.location else None)
    doubtful = doubtful_topics(work, tags)
    topic = topic_told(tags, came, is_doubtful=bool(doubtful))
    region = region_told(told, tags.regions, came)
    appeal = appeals.open_new(
        work.rows,
        place=work.office.place_for(topic, region),
        now=work.now,
        citizen_id=citizen.id,
        kind=tags.kind,
        topic=topic,
        region=region,
        regions=likely_regions(tags, latest),
        language=tags.language,
        tone=tags.tone,
        urgent=tags.urgent,
        because={name: list(words) for name, words in tags.because.items()},
        topics=[] if came.topic else doubtful,
        continues=continued.id if continued else None,
        **opening_clock(work, tags.kind, topic),
    )
    line = _keep(work, appeal, incoming)
    if line is None:
        return
    if citizen.came_until:
        work.change_citizen(citizen.id, came_until=None)
    if hold(work, appeal, line, tags):
        return
    appeal = bundled(work, take_in(work, appeal, line, latest))
    show_card(work, appeal, thread=[line])
    show_rest(work, appeal, line)
    show_receipt(work, appeal)
    supporting.begin(work, appeal, line)
    answer_too(work, appeal)


def _of_earlier(continued: Appeal | None) -> Arrival:
    """Give what an appeal that continues another is about, as far as its own words do not tell."""
    if continued is None:
        return Arrival()
    return Arrival(continued.topic if continued.topic != OTHER else None, continued.region)


def _add(
    work: Work,
    appeal: Appeal,
    incoming: Incoming,
    tags: Tags,
    citizen: Citizen,
    doubts: Sequence[Appeal] | None = None,
) -> None:
    """Add a message to an appeal; where that is doubtful, the citizen is asked, of others of hers too."""
    written = recent(work, appeal)
    floods = is_flood(written)
    line = _keep(work, appeal, incoming, heap_for(work, written, incoming) if floods else None)
    if line is None:
        return
    if appeal.held_until is not None:
        appeal = let_go(work, appeal, Choice.NONE if tags.kind == "thanks" else Choice.PERSON)
    if appeal.incident_id is not None and (line.media is not None or line.latitude is not None):
        appeal = give_card(work, appeal)  # what can be seen is not to be missed among many
    before, touched = appeal, _go_on(work, appeal, tags)
    appeal = learn(work, touched, line, tags, citizen)
    show_addition(work, appeal, line)
    is_seen_on_card = not is_of_words(line) or hidden_in([line]) > 0
    if is_seen_on_card or appeal != touched or appeal.status != before.status:
        show_card(work, appeal)
    if appeal != touched or appeal.status != before.status:
        show_receipt(work, appeal)
    if appeal.urgent and not before.urgent:
        _raise_alarm(work, appeal)
    if floods:
        tell_flood(work, appeal)
        return
    explain_unknown_place(work, appeal, line)
    if doubts is not None:
        doubting.ask(work, appeal, line, doubts)
    elif not is_of_first_album(work, line):
        show_added(work, appeal)


def _add_instead(work: Work, appeal: Appeal, incoming: Incoming, tags: Tags, citizen: Citizen) -> None:
    """Let an open appeal take what would be one too many."""
    tell_too_many(work, appeal)
    _add(work, appeal, incoming, tags, citizen)


def _raise_alarm(work: Work, appeal: Appeal) -> None:
    """Say at once that a later message told of danger; an edited card or receipt notifies nobody."""
    tell_emergency(work, appeal.citizen_id)
    say = work.voice_of_chat(appeal.place.chat_id)
    words = bold("🚨 " + say("Urgent: there may be danger to life"))
    work.say(
        appeal.place, words, role=Role.LINE, reply_key=card_key(appeal.id), appeal_id=appeal.id, first=True
    )


def _keep(work: Work, appeal: Appeal, incoming: Incoming, heap: str | None = None) -> Line | None:
    return lines.add(
        work.rows,
        appeal_id=appeal.id,
        author=Author.CITIZEN,
        author_id=None,
        chat_id=incoming.chat_id,
        message_id=incoming.message_id,
        now=work.now,
        text=incoming.text,
        media=incoming.media,
        album=incoming.album or heap,
        place=incoming.location,
    )


def _go_on(work: Work, appeal: Appeal, tags: Tags) -> Appeal:
    """Give the appeal as it stands now that the citizen wrote again; mere thanks reopen nothing."""
    touched = work.change_appeal(appeal, **written_again(appeal, work.now, is_thanks=tags.kind == "thanks"))
    if touched.status is Status.REOPENED and not appeal.is_open:
        tell_opened_again(work, touched)
    return touched


def _tell_what_can_be_sent(work: Work, incoming: Incoming) -> None:
    say = work.voice_of_citizen(incoming.user_id)
    work.say(
        incoming.chat_id,
        Text(
            say(
                "I cannot pass this on. You can send text, a photo, a video, a voice message, "
                "a document or a place on the map."
            )
        ),
        reply_to=incoming.message_id,
    )


def _tell_contact_is_hidden(work: Work, incoming: Incoming) -> None:
    say = work.voice_of_citizen(incoming.user_id)
    words = say("I do not pass contacts on to the staff. If they need this number, please write it yourself.")
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id)
