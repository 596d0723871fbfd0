"""The menus of commands that Telegram shows: per language, and per kind of chat."""

from typing import Any

from bot.desk.work import Work
from bot.texts import LANGUAGES, Voice, voice
from storage.roles import Role


def put_menus(work: Work) -> None:
    """Tell Telegram the commands: a citizen's in private, staff's and managers' in their chats."""
    default = voice(work.office.default_language)
    private = {"type": "all_private_chats"}
    _put(work, private, _of_citizen(default), "")
    for language in LANGUAGES:
        _put(work, private, _of_citizen(voice(language)), language)
    for chat_id in work.office.staff_chats():
        put_staff_menu(work, chat_id)
    for admin in work.office.admin_ids:
        say = work.voice_of_citizen(admin)
        works = {**_of_queue(say), **_asked_by_managers(say)}
        commands = {**works, **_of_citizen(say), **works}  # work first, in its own words
        _put(work, {"type": "chat", "chat_id": admin}, commands, "")
    for chat_id in work.office.manager_chats():
        if chat_id < 0:
            put_managers_menu(work, chat_id)


def put_staff_menu(work: Work, chat_id: int) -> None:
    """Tell Telegram the commands in a staff chat."""
    _put(work, {"type": "chat", "chat_id": chat_id}, _of_staff(work.voice_of_chat(chat_id)), "")


def put_managers_menu(work: Work, chat_id: int) -> None:
    """Tell Telegram the commands in a managers' group."""
    is_both = chat_id in work.office.staff_chats()
    commands = _of_managers(work.voice_of_chat(chat_id), with_staff=is_both)
    _put(work, {"type": "chat", "chat_id": chat_id}, commands, "")


def put_desk_menu(work: Work, person_id: int) -> None:
    """Tell Telegram the commands of somebody who works in private."""
    if person_id in work.office.admin_ids:
        return
    say = work.voice_of_citizen(person_id)
    commands = {**_of_queue(say), **_of_citizen(say)}
    _put(work, {"type": "chat", "chat_id": person_id}, commands, "")


def _put(work: Work, scope: dict[str, Any], commands: dict[str, str], language: str) -> None:
    work.send(
        0,
        "setMyCommands",
        {
            "commands": [{"command": name, "description": what} for name, what in commands.items()],
            "scope": scope,
            **({"language_code": language} if language else {}),
        },
        role=Role.WORD,
        key=f"menu:{scope['type']}:{scope.get('chat_id', '')}:{language}",
    )


def _of_citizen(say: Voice) -> dict[str, str]:
    return {
        "start": say("what this is"),
        "new": say("write about another matter"),
        "my": say("your appeals and their answers"),
        "faq": say("frequent questions and their answers"),
        "proposals": say("what people propose"),
        "language": say("choose the language"),
        "privacy": say("what we know about you"),
        "help": say("help"),
    }


def _of_staff(say: Voice) -> dict[str, str]:
    return {
        **_of_queue(say),
        "incidents": say("one event behind many appeals"),
        "open": say("what is open, by region and topic"),
        "history": say("what was done with an appeal"),
        "answers": say("ready answers"),
        "save": say("keep an answer as a ready one"),
        "published": say("answers that everybody can read"),
        "unsend": say("take an answer back"),
        "meet": say("offer times to meet"),
        "meetings": say("who wants to meet, and agreed meetings"),
        "proposals": say("proposals with the most support"),
        "formal": say("the e-Otinish number of an appeal"),
        "language": say("the language of this chat"),
        "help": say("how to work with cards"),
    }


def _of_queue(say: Voice) -> dict[str, str]:
    return {
        "next": say("who waits longest"),
        "queue": say("all that waits for an answer"),
        "find": say("find appeals by words or number"),
    }


def _of_managers(say: Voice, *, with_staff: bool) -> dict[str, str]:
    others = (
        _of_staff(say) if with_staff else {"language": say("the language of this chat"), "help": say("help")}
    )
    return {**_asked_by_managers(say), **others}


def _asked_by_managers(say: Voice) -> dict[str, str]:
    return {
        "digest": say("the weekly digest, now"),
        "incidents": say("one event behind many appeals"),
        "open": say("what is open, by region and topic"),
        "report": say("figures and files of some days"),
        "proposals": say("proposals with the most support"),
        "meetings": say("who wants to meet, and agreed meetings"),
        "routes": say("where appeals go"),
    }
