"""Pictures that people send: known by what is in them, and drawn anew before they are kept. Pure.

Drawn anew, the place, the camera and the day are gone, and nothing hides behind the picture.
"""

import io
from dataclasses import dataclass
from typing import Any

import filetype

MOST_PIXELS = 50_000_000  # of one that is read: a camera has less, what unfolds to more is a trap
FORMATS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}  # by the ending that `kind_of` tells
CONTENT_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


class NotAPicture(ValueError):
    """The picture is not kept. The message is for the person who sent it: why, and what to do."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept. `kind`: a key of FORMATS; sides in pixels."""

    kind: str
    content: bytes
    width: int
    height: int


def kind_of(content: bytes) -> str:
    """The usual ending of what begins like this, "jpg" for example; empty where nothing is known of it."""
    return str(filetype.guess_extension(content[:8192]) or "")  # type: ignore[no-untyped-call]


def drawn_anew(content: bytes, longest: int, most_pixels: int = MOST_PIXELS) -> Picture:
    """The same picture, upright, at most `longest` pixels long. Raises NotAPicture for what is none, or is broken."""
    from PIL import Image, ImageOps

    kind = kind_of(content)
    if kind not in FORMATS:
        raise NotAPicture("This is no picture that can be kept. Choose a JPEG, PNG or WebP.")
    try:
        with Image.open(io.BytesIO(content), formats=[FORMATS[kind]]) as picture:
            if picture.width * picture.height > most_pixels:
                raise NotAPicture("The picture has too many pixels. Make it smaller, and send it again.")
            upright = ImageOps.exif_transpose(picture)
    except NotAPicture:
        raise
    except Exception as broken:  # a broken picture fails in as many ways as there are decoders
        raise NotAPicture("The picture cannot be read. Save it again as JPEG or PNG, and send that.") from broken
    upright.thumbnail((longest, longest))
    clear = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
    drawn: Any = upright.convert("RGBA" if clear and kind != "jpg" else "RGB")
    drawn.info = {}
    written = io.BytesIO()
    drawn.save(written, FORMATS[kind], **({} if kind == "png" else {"quality": 85}))
    return Picture(kind, written.getvalue(), drawn.width, drawn.height)
