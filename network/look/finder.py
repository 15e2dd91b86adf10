"""Gives static files a `trellis.css`, a `trellis.js` and a light `minute.css`, made of their sources when asked for.

`collectstatic` finds them like any other file, so they get hashed names and compressed copies; while developing
they are made again as soon as a source is newer.
"""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

from network.look.bundle import script, stylesheet

STATIC = settings.BASE_DIR / "static"
# What a page of one form needs, for a letter's link on a slow line.
LIGHT = (
    "tokens.css",
    "base.css",
    "layout.css",
    "form.css",
    "button.css",
    "status.css",
    "notice.css",
    "pages/minute.css",
)
BUNDLES: dict[str, tuple[Path, Callable[[Path], str]]] = {
    "trellis.css": (STATIC / "css", stylesheet),
    "trellis.js": (STATIC / "js" / "everywhere", script),
    "minute.css": (STATIC / "css", partial(stylesheet, only=LIGHT)),
}


def built(name: str) -> Path:
    """Return the path of a bundle, made new if a source changed since."""
    folder, make = BUNDLES[name]
    target: Path = settings.VAR_DIR / "look" / name
    if _is_stale(target, folder):
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=target.parent, delete=False) as draft:  # a name for each writer
            draft.write(make(folder))
        Path(draft.name).chmod(0o644)
        Path(draft.name).replace(target)  # a reader sees the old one or the new one, never half of one
    return target


def _is_stale(target: Path, folder: Path) -> bool:
    if not target.exists():
        return True
    # The folder too: a source that was taken away leaves no newer file behind.
    watched = [folder, *folder.rglob(f"*{target.suffix}")]
    return max(file.stat().st_mtime for file in watched) >= target.stat().st_mtime


class BundleFinder(BaseFinder):
    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Answer for the bundles only: the path, or a list with it when `find_all`."""
        if path not in BUNDLES:
            return []
        return [str(built(path))] if find_all else str(built(path))

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, FileSystemStorage]]:
        for name in BUNDLES:
            yield name, FileSystemStorage(location=built(name).parent)
