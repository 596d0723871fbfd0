"""Makes the sound of the demo's sample voice message: two seconds of a soft hum."""

import io
import math
import wave

RATE = 8_000
"""Samples a second."""


def hum(seconds: float = 2.0) -> bytes:
    """Give a WAV of somebody humming a falling and rising tune."""
    count = int(RATE * seconds)
    samples = bytes(128 + int(40 * _loudness(n / count) * math.sin(_phase(n / RATE))) for n in range(count))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(samples)
    return file.getvalue()


def _loudness(part: float) -> float:
    return min(1.0, part * 12, (1 - part) * 6)


def _phase(second: float) -> float:
    return 2 * math.pi * (196 * second + 9 * math.sin(2 * math.pi * 0.9 * second))
