"""What each message of ours is for."""

from enum import StrEnum


class Role(StrEnum):
    """What a message of ours is for, which decides what its delivery or refusal means."""

    CARD = "card"
    BUNDLE = "bundle"
    RECEIPT = "receipt"
    ANSWER = "answer"
    LINE = "line"
    MARK = "mark"
    DIGEST = "digest"
    QUERY = "query"
    WORD = "word"
    PRESS = "press"
    REVEAL = "reveal"
    DESK = "desk"
    SOLVED = "solved"
    ERASE = "erase"
    DECLINE = "decline"
    SPLIT = "split"
    UNSEND = "unsend"
    TITLE = "title"
    FATE = "fate"
    VENUE = "venue"
    CALL_OFF = "calloff"
    EXPORT = "export"
    INCIDENT = "incident"
    ALARM = "alarm"
