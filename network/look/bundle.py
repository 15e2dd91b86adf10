"""One stylesheet and one script out of many small files: a component or behaviour is a file, a page loads one. Pure."""

import re
from collections.abc import Collection
from pathlib import Path

FIRST = "tokens.css"  # it names the cascade layers; after it the order of files decides nothing

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")


def sources(folder: Path, kind: str, only: Collection[str] = ()) -> list[Path]:
    """Return the files of `folder` that end in `.kind`, or `only` these of it: the tokens first, then by name."""
    found = [folder / name for name in only] or folder.glob(f"*.{kind}")
    return sorted(found, key=lambda file: (file.name != FIRST, file.name))


def stylesheet(folder: Path, only: Collection[str] = ()) -> str:
    """Return every stylesheet of `folder`, or `only` these, as one text, without comments and indentation."""
    files = sources(folder, "css", only)
    return "".join(_BLANK.sub("\n", _COMMENT.sub("", file.read_text())).strip() + "\n" for file in files)


def script(folder: Path) -> str:
    """Return every script of `folder` as one module, each in a block of its own so that names stay apart."""
    return "".join(f"{{\n{file.read_text()}}}\n" for file in sources(folder, "js"))
