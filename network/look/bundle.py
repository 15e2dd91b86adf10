"""One stylesheet and one script out of many small files: a component or behaviour is a file, a page loads one. Pure."""

import re
from pathlib import Path

FIRST = "tokens.css"  # it names the cascade layers; after it the order of files decides nothing

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")


def sources(folder: Path, kind: str) -> list[Path]:
    """Return the files of `folder` that end in `.kind`, the tokens first, then by name."""
    return sorted(folder.glob(f"*.{kind}"), key=lambda file: (file.name != FIRST, file.name))


def stylesheet(folder: Path) -> str:
    """Return every stylesheet of `folder` as one text, without comments and indentation."""
    return "".join(
        _BLANK.sub("\n", _COMMENT.sub("", file.read_text())).strip() + "\n" for file in sources(folder, "css")
    )


def script(folder: Path) -> str:
    """Return every script of `folder` as one module, each in a block of its own so that names stay apart."""
    return "".join(f"{{\n{file.read_text()}}}\n" for file in sources(folder, "js"))
