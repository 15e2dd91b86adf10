"""Everything that can be known without running the tests: `make check`, or `python -m tests.check`."""

import os
import subprocess
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PRODUCT = ("network", "districts", "design_process")

STEPS = {
    "types": [BIN / "mypy"],
    "imports": [BIN / "lint-imports", "--no-logo", "--cache-dir", "var/tests/imports"],
    "style": [BIN / "ruff", "check", "."],
    "form": [BIN / "ruff", "format", "--check", "-q", "."],
    "dangers": [BIN / "bandit", "-q", "-ll", "-r", "-c", "pyproject.toml", *PRODUCT],
    "Django": [sys.executable, "-m", "tests.check", "django"],
}
# As a hub on the internet would set them; the address of the database leads nowhere, and nothing asks it.
LIKE_A_HUB = {
    "DEBUG": "0",
    "SECRET_KEY": "a-key-that-is-long-enough-and-only-for-this-check-0123456789",
    "SITE_URL": "https://hub.example.org",
    "ALLOWED_HOSTS": "hub.example.org",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "TRELLIS_VAR": str(ROOT / "var" / "tests" / "check"),
    "DJANGO_SETTINGS_MODULE": "network.settings",
}


def main() -> int:
    """Run every step, two at a time. Returns 1 when one of them has something to say."""
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(_run, STEPS.items()))
    return 0 if all(results) else 1


def _run(step: tuple[str, list[object]]) -> bool:
    name, command = step
    began = time.monotonic()
    done = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env={**os.environ, **LIKE_A_HUB},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    well = done.returncode == 0
    said = "" if well else f"\n{done.stdout.strip()}\n"
    sys.stdout.write(f"{'ok    ' if well else 'WRONG '} {name:<8} {time.monotonic() - began:4.1f} s{said}\n")
    sys.stdout.flush()
    return well


def check_django() -> int:
    """What needs Django: deployment settings, migrations that were forgotten, templates that do not parse."""
    import django
    from django.core.management import call_command
    from django.template import TemplateSyntaxError, engines
    from django.template.loader import get_template

    django.setup()
    warnings.filterwarnings("ignore", "Got an error checking a consistent migration history")
    call_command("check", deploy=True, fail_level="WARNING", verbosity=0)
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    broken = 0
    for folder in engines["django"].dirs:
        for path in sorted(Path(folder).rglob("*.*")):
            try:
                get_template(str(path.relative_to(folder)))
            except TemplateSyntaxError as problem:
                sys.stdout.write(f"{path.relative_to(ROOT)}: {problem}\n")
                broken += 1
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(check_django() if sys.argv[1:] == ["django"] else main())
