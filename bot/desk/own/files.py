"""“Show attachments”: what hangs on an appeal is sent to its citizen again, a few files at a time."""

from bot.desk.incoming import Press
from bot.desk.work import Work
from bot.markup import Text
from bot.own_view import FILES_AT_ONCE, attachments, caption_of, more_files
from bot.speech import media_params
from storage import lines, occasions
from storage.records import Appeal, Line
from storage.roles import Role


def show(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Send the attachments from the one that the button names on; pressed twice at once, they come once."""
    found = attachments(lines.of_appeal(work.rows, appeal.id))
    start = int(pressed.argument) if pressed.argument.isdecimal() and len(pressed.argument) < 6 else 0
    start = start if start < len(found) else 0
    say = work.voice_of_citizen(appeal.citizen_id)
    if not found:
        work.answer_press(pressed.query_id, say("№ {number} has no attachments.", number=appeal.id))
        return
    work.answer_press(pressed.query_id)
    occasion = f"files:{appeal.id}:{start}:{work.now:%Y%m%d%H%M}"
    if not occasions.first_time(work.rows, occasion, work.now):
        return
    for line in found[start : start + FILES_AT_ONCE]:
        _send(work, appeal, line)
    if len(found) > start + FILES_AT_ONCE:
        words, buttons = more_files(appeal, start + FILES_AT_ONCE, len(found), say)
        work.say(pressed.chat_id, words, buttons, appeal_id=appeal.id)


def _send(work: Work, appeal: Appeal, line: Line) -> None:
    say = work.voice_of_citizen(appeal.citizen_id)
    caption = caption_of(line, say, work.office.zone)
    if line.media is None:
        place = {"latitude": line.latitude, "longitude": line.longitude}
        work.send(appeal.citizen_id, "sendLocation", place, role=Role.WORD, appeal_id=appeal.id)
        return
    method, params = media_params(line.media.type, line.media.file_id, Text(caption))
    work.send(appeal.citizen_id, method, params, role=Role.WORD, appeal_id=appeal.id)
