"""One answer to everybody in an incident: it goes to each citizen once, in her language, chunk by chunk."""

from datetime import timedelta

from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.citizens.solving import ask
from bot.desk.incidents.keeping import record
from bot.desk.incidents.keys import card_key
from bot.desk.incidents.ringing import refresh
from bot.desk.incidents.showing import show_incident
from bot.desk.replies.letters import pass_on
from bot.desk.work import Work
from bot.incidents.answer import said_in
from storage import appeals, incident_answers, incidents, lines, outbox
from storage.acts import What
from storage.incident_records import CrowdAnswer, Done, Incident, Reached
from storage.records import Appeal, Author, Delivery, Line, Status

AT_ONCE = 200
"""People to whom an answer goes in one transaction; the rest follow in the next ones."""
FEW = 20
"""With fewer people on the way than this, the next ones follow at once."""
HERS = 40
"""A citizen's appeals that are looked at for the same answer."""
STILL_TRUE = timedelta(hours=72)
"""Who writes of the same within this time after an answer to everybody gets it at once."""
TO_CROWD = 0
"""In place of a chat, in a line that answers everybody: no message of one chat is that answer."""
OWED = frozenset({Status.NEW, Status.IN_PROGRESS, Status.REOPENED, Status.WAITING})


def send(work: Work, answer: CrowdAnswer, incident: Incident) -> bool:
    """Let an answer go to everybody in the incident, the first of them at once; False if it went before."""
    if not incident_answers.send(work.rows, answer.id, work.now):
        return False
    record(work, incident, Done.ANSWERED, {}, {"answer": answer.id, "languages": sorted(answer.texts)})
    go_on(work, answer, incident)
    return True


def go_on(work: Work, answer: CrowdAnswer, incident: Incident) -> None:
    """Send an answer to some more of those whom it has not reached."""
    _reach_more(work, answer)
    show_incident(work, incident)


def bring_to_end(work: Work, incident: Incident) -> None:
    """Send what is still on the way to the people of an incident to all of them, before it ends."""
    for answer in incident_answers.going(work.rows):
        while answer.incident_id == incident.id and _reach_more(work, answer):
            pass


def _reach_more(work: Work, answer: CrowdAnswer) -> bool:
    """Send an answer to some of those whom it has not reached; False if these were the last."""
    people = incident_answers.without(work.rows, answer, AT_ONCE)
    for citizen_id, _ in people:
        deliver(work, answer, citizen_id)
    if len(people) == AT_ONCE:
        return True
    incident_answers.finish(work.rows, answer.id, work.now)
    return False


def deliver(work: Work, answer: CrowdAnswer, citizen_id: int) -> None:
    """Send an answer to one citizen, about the newest of her appeals in the incident; the others have it too.

    The ledger takes each citizen once, whatever is repeated.
    """
    hers = appeals.of_citizen_in(work.rows, answer.incident_id, citizen_id)
    hers = [appeal for appeal in hers if appeal.is_open]
    if not hers:
        return
    newest = hers[-1]
    if not incident_answers.reserve(work.rows, answer.id, citizen_id, newest.id, Reached.SENDING, work.now):
        return
    for appeal in hers:
        if line := _keep(work, answer, appeal):
            status = Status.IN_PROGRESS if appeal.status in OWED else appeal.status
            answered = work.change_appeal(appeal, What.ANSWERED, status=status)
            if appeal.id == newest.id:
                pass_on(work, answered, line)


def answer_too(work: Work, appeal: Appeal) -> None:
    """Give to who writes of an incident that was answered lately the same answer, at once."""
    if appeal.incident_id is None or not appeal.is_open:
        return
    answer = incident_answers.last_sent(work.rows, appeal.incident_id)
    if answer and answer.sent_at and work.now - answer.sent_at <= STILL_TRUE:
        deliver(work, answer, appeal.citizen_id)


def arrived(work: Work, appeal: Appeal, line: Line) -> None:
    """Write down that the answer reached a citizen: all her appeals in the incident are answered by it."""
    answer = incident_answers.find(work.rows, answer_of(line))
    if answer is None:
        return
    incident_answers.settle(work.rows, answer.id, appeal.citizen_id, Reached.SENT, work.now)
    for other in appeals.latest(work.rows, appeal.citizen_id, HERS):  # some may be elsewhere by now
        if other.id != appeal.id:
            _settle_other(work, answer, other)
    _show(work, answer)


def failed(work: Work, appeal: Appeal, line: Line, *, is_blocked: bool) -> None:
    """Write down that the answer could not reach a citizen."""
    answer = incident_answers.find(work.rows, answer_of(line))
    if answer is None:
        return
    state = Reached.BLOCKED if is_blocked else Reached.FAILED
    incident_answers.settle(work.rows, answer.id, appeal.citizen_id, state, work.now)
    _show(work, answer)


def answer_of(line: Line) -> int:
    """Give the answer to everybody of which a line is a citizen's copy."""
    return line.message_id >> 32


def _settle_other(work: Work, answer: CrowdAnswer, appeal: Appeal) -> None:
    """Let another appeal of the same citizen be answered by what reached her already."""
    line = lines.of_message(work.rows, TO_CROWD, _number(answer, appeal))
    if line is None or line.delivery is not Delivery.SENDING:
        return
    lines.change(work.rows, line.id, delivery=Delivery.DELIVERED)
    values = {"status": Status.ANSWERED, "answered_at": appeal.answered_at or work.now}
    answered = work.change_appeal(appeal, What.DELIVERED, **values, touched_at=work.now)
    show_card(work, answered)
    show_receipt(work, answered)
    ask(work, answered, quietly=True)


def _show(work: Work, answer: CrowdAnswer) -> None:
    """Show the ledger on the card; while many are on the way, what waits to be shown is enough."""
    incident = incidents.find(work.rows, answer.incident_id)
    if incident is None:
        return
    sending = incident_answers.reach(work.rows, answer.id).sending
    if sending < FEW and answer.done_at is None:
        go_on(work, answer, incident)
    elif not sending or not outbox.is_waiting(work.rows, card_key(incident.id)):
        show_incident(work, incident)
        refresh(work, incident)


def _keep(work: Work, answer: CrowdAnswer, appeal: Appeal) -> Line | None:
    words = said_in(answer.texts, work.voice_of_citizen(appeal.citizen_id).language)
    if words is None:
        return None
    return lines.add(
        work.rows,
        appeal_id=appeal.id,
        author=Author.STAFF,
        author_id=answer.made_by,
        chat_id=TO_CROWD,
        message_id=_number(answer, appeal),
        now=work.now,
        text=words.text,
        entities=words.entities,
        delivery=Delivery.SENDING,
    )


def _number(answer: CrowdAnswer, appeal: Appeal) -> int:
    """Give the number of a line: no other answer to this appeal has it, so none is kept twice."""
    return answer.id << 32 | appeal.id
