"""Prints how fast the bot is: `whole` unless told otherwise, else what `WHAT` names."""

import argparse
import asyncio

from tests.benchmarks.confirm import measure_confirmation
from tests.benchmarks.crowd import measure_crowd
from tests.benchmarks.database import fresh
from tests.benchmarks.digest import measure_digest
from tests.benchmarks.pace import measure_pace
from tests.benchmarks.rounds import measure_rounds
from tests.benchmarks.scale import measure_bare, measure_scale
from tests.benchmarks.whole import measure_bot, measure_echo, print_table

WHAT = ("whole", "pace", "confirm", "scale", "crowd", "digest", "rounds")


async def main(given: argparse.Namespace) -> None:
    """Measure what was asked for, in a fresh database."""
    if given.what == "scale":
        await measure_bare()
        for count in (1_000, 10_000, 100_000, *((1_000_000,) if given.million else ())):
            async with fresh(given.postgres) as url:
                await measure_scale(url, count)
        return
    if given.what in {"digest", "rounds"}:
        count = 1_000_000 if given.million else 100_000
        async with fresh(given.postgres) as url:
            if given.what == "digest":
                await measure_digest(url, count, count // 10)
            else:
                await measure_rounds(url, count, count // 100)
        return
    if given.what == "whole":
        await _whole(given)
        return
    if given.what == "crowd":
        async with fresh(given.postgres) as url:
            await measure_crowd(url)
        return
    measure = {"pace": measure_pace, "confirm": measure_confirmation}[given.what]
    async with fresh(given.postgres) as url:
        await measure(url, given.seconds)


async def _whole(given: argparse.Namespace) -> None:
    echo, bots = [], []
    for _ in range(given.rounds):
        echo.append(await measure_echo(given.updates))
        async with fresh(given.postgres) as url:
            bots.append(await measure_bot(url, given.updates))
    print_table(echo, bots, given.updates)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", default="whole", choices=WHAT)
    parser.add_argument("--postgres", metavar="URL", help="a server, instead of SQLite")
    parser.add_argument("--updates", type=int, default=2000, help="of `whole`")
    parser.add_argument("--rounds", type=int, default=3, help="of `whole`")
    parser.add_argument("--seconds", type=int, default=60, help="of `pace` and `confirm`")
    parser.add_argument("--million", action="store_true", help="of `scale`, `digest` and `rounds`")
    asyncio.run(main(parser.parse_args()))
