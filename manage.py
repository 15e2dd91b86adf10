#!/usr/bin/env python
"""Django's command line for Trellis."""

import os
import sys

WITHOUT_DATABASE = {"plan_year"}  # commands that touch none: settings start no server for them


def main() -> None:
    if sys.argv[1:2] and sys.argv[1] in WITHOUT_DATABASE:
        os.environ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    from django.core.management import execute_from_command_line

    from network.lib.embedded import EmbeddedProblem

    try:
        execute_from_command_line(sys.argv)
    except EmbeddedProblem as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
