"""The command line: run · demo · check · migrate · backup · restore · digest · export · places · tag."""

import argparse
import asyncio
import os
import sys

from bot.commands import COMMANDS


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks for and give the exit code; without a command, run the bot."""
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Jauap: citizens write, a ministry answers."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(own)
        own.set_defaults(command=command)
    parser.set_defaults(command=COMMANDS[0])
    given = parser.parse_args(arguments)
    try:
        code: int = asyncio.run(given.command.do(given))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our output has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
