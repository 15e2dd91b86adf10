#!/usr/bin/env python
"""Django's command line for Trellis."""

import os
import sys

PLAN_YEAR = "plan_year"  # touches no database and no model


def main() -> None:
    if sys.argv[1:2] == [PLAN_YEAR]:
        _plan_year()
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    from django.core.management import execute_from_command_line

    from network.lib.embedded import EmbeddedProblem

    try:
        execute_from_command_line(sys.argv)
    except EmbeddedProblem as problem:
        sys.exit(str(problem))


def _plan_year() -> None:
    """Without settings and applications: those would start a database server, and take longer than a small plan."""
    os.environ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none"
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    from districts.management.commands.plan_year import Command

    Command().run_from_argv(sys.argv)


if __name__ == "__main__":
    main()
