#!/usr/bin/env python
"""Django's command line for Trellis."""

import os
import sys
from importlib import import_module

from network.lib.deep_calls import with_room

# Commands that touch no database and no model, and whose they are.
PURE = {"plan_year": "districts", "charts": "design_process", "protect": "network"}


@with_room
def main() -> None:
    if sys.argv[1:2] and sys.argv[1] in PURE:
        _pure(sys.argv[1])
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    from django.core.management import execute_from_command_line

    from network.lib.embedded import EmbeddedProblem

    try:
        execute_from_command_line(sys.argv)
    except EmbeddedProblem as problem:
        sys.exit(str(problem))


def _pure(name: str) -> None:
    """Without settings and applications: those would start a database server, and take longer than a small task."""
    os.environ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none"
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    command = import_module(f"{PURE[name]}.management.commands.{name}")
    command.Command().run_from_argv(sys.argv)


if __name__ == "__main__":
    main()
