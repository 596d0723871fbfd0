"""What a command that goes on until it is stopped needs of the process: ears for signals."""

import asyncio
import signal


def stop_on_signal() -> asyncio.Event:
    """Give an event that SIGTERM and Ctrl-C set."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
