"""The refusals of the Bot API, and what a person cannot do in the emulated Telegram."""

from typing import Any


class Refused(Exception):
    """The Bot API's refusal: an HTTP code, the server's own sentence, parameters such as retry_after."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """Give the JSON object that the server answers with."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class PersonCannotDoThis(ValueError):
    """A test or the demo asked a person for something that no Telegram client lets people do."""


def bad_request(sentence: str, **parameters: int) -> Refused:
    """Give a 400: the call was wrong and stays wrong."""
    return Refused(400, f"Bad Request: {sentence}", **parameters)


def forbidden(sentence: str) -> Refused:
    """Give a 403: the bot may not reach that chat."""
    return Refused(403, f"Forbidden: {sentence}")


def conflict(sentence: str) -> Refused:
    """Give a 409: two ways of receiving updates at once."""
    return Refused(409, f"Conflict: {sentence}")


def too_many(retry_after: int) -> Refused:
    """Give a 429 which asks to wait `retry_after` seconds."""
    return Refused(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
