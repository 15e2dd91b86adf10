"""Write `static/vendor/icons.svg` from an unpacked `lucide-static` package (`npm pack lucide-static`)."""

import json
import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from network.look.icons import ICONS

_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("package", type=Path, help="folder of the unpacked package (holds package.json)")

    def handle(self, *args: Any, **options: Any) -> None:
        package: Path = options["package"]
        version = json.loads((package / "package.json").read_text())["version"]
        symbols = "\n".join(_symbol(package / "icons" / f"{name}.svg") for name in ICONS)
        head = f"<!-- lucide-static {version}, ISC licence: https://lucide.dev/license -->"
        target = settings.BASE_DIR / "static" / "vendor" / "icons.svg"
        target.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">\n{head}\n{symbols}\n</svg>\n')
        self.stdout.write(f"{len(ICONS)} icons of lucide-static {version} written to {target}")


def _symbol(file: Path) -> str:
    if not file.exists():
        raise CommandError(f"lucide has no icon called {file.stem}. Look for it at lucide.dev/icons.")
    found = _INNER.search(file.read_text())
    if found is None:
        raise CommandError(f"{file} is not an icon.")
    return f'<symbol id="{file.stem}" viewBox="0 0 24 24">{_BLANK.sub("", found.group(1))}</symbol>'
