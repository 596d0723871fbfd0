"""An appeal that needs time: the citizen is told until when she will read an answer."""

from datetime import date, datetime, time

from bot.desk.cards.showing import card_key, show_card, show_receipt
from bot.desk.duties.promising import promise
from bot.desk.incoming import Employee
from bot.desk.work import Work
from bot.markup import Text
from storage import occasions
from storage.records import Appeal, Status
from storage.roles import Role


def park(work: Work, appeal: Appeal, until: date, employee: Employee) -> Appeal:
    """Give the appeal as somebody's who promised an answer by a day; the same day is promised once."""
    if not occasions.first_time(work.rows, f"parked:{appeal.id}:{until:%Y%m%d}", work.now):
        return appeal
    values = {"status": Status.IN_PROGRESS, "taken_by": employee.id, "taken_name": employee.name}
    appeal = promise(work, work.change_appeal(appeal, **values), until, employee)
    day = datetime.combine(until, time(12), work.office.zone)
    say = work.voice_of_citizen(appeal.citizen_id)
    words = say(
        "№ {number} needs to be looked into. You will read our answer here by {day}.",
        number=appeal.id,
        day=say.day(day, work.office.zone),
    )
    work.say(appeal.citizen_id, Text(words), appeal_id=appeal.id)
    say = work.voice_of_chat(appeal.place.chat_id)
    words = say(
        "{name} needs time until {day}. The citizen has been told.",
        name=employee.name,
        day=say.day(day, work.office.zone),
    )
    work.say(appeal.place, Text(words), role=Role.LINE, reply_key=card_key(appeal.id), appeal_id=appeal.id)
    show_card(work, appeal)
    show_receipt(work, appeal)
    return appeal
