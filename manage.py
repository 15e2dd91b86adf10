#!/usr/bin/env python
"""Django's command line for Trellis."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    from django.core.management import execute_from_command_line

    from network.lib.embedded import EmbeddedProblem

    try:
        execute_from_command_line(sys.argv)
    except EmbeddedProblem as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
