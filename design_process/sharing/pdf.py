"""A snapshot as a tagged PDF (PDF/UA-1) of one page, by WeasyPrint, which needs Pango on the machine."""

import base64
import ctypes
import re
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

OVERHANG = 44  # units at the right of a chart, where a page lets long labels stand out and a file cuts them off
PANGO = ("libpango-1.0.so.0", "libpango-1.0-0", "libpango-1.0.dylib")  # by system: Linux, Windows, macOS
# How a sheet is made to fit, one after the other: rows of each table, points of the type.
FITS = ((8, 9.0), (6, 8.5), (4, 8.0), (2, 7.5), (0, 7.0))


class NoPango(Exception):
    """This machine lacks the library that lays text out. The words say what to do."""

    words = "This server cannot make PDFs: the library Pango is missing. Print the page instead."


@cache
def is_possible() -> bool:
    """Is Pango here? Asked by pages, so WeasyPrint itself, which takes a second to load, stays out of web processes."""
    return any(_opens(name) for name in PANGO)


def _opens(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def made_of(content: dict[str, Any], citation: dict[str, str]) -> bytes:
    """The PDF of a sheet. Raises NoPango. One page, unless its words alone take more."""
    if not is_possible():
        raise NoPango
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    shown = {"sheet": _with_images(content), "citation": citation}
    nothing = URLFetcher(allowed_protocols=("data",))  # a sheet fetches nothing: its images are within it
    document = None
    for rows, points in FITS:
        page = render_to_string("design_process/sharing/sheet_pdf.html", {**shown, "rows": f":{rows}"})
        sized = f"html {{ font-size: {points}pt }}"
        sheets = [CSS(string=_style("sheet_pdf") + sized)]
        document = HTML(string=page, url_fetcher=nothing).render(stylesheets=sheets)
        if len(document.pages) == 1:
            break
    assert document is not None  # noqa: S101 - FITS is not empty
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))


def _style(name: str) -> str:
    """One of the style sheets of the file."""
    return Path(settings.BASE_DIR / "static" / "css" / "pages" / f"{name}.css").read_text()


def _with_images(content: dict[str, Any]) -> dict[str, Any]:
    """The sheet with its pictures as images that have words: a reader of the file hears those."""
    style = _style("sheet_picture")
    charts = [{**chart, "image": _image(chart["picture"], style)} for chart in content["charts"]]
    goals = [{**goal, "image": _image(goal["picture"], style)} for goal in content["goals"]]
    return {**content, "charts": charts, "goals": goals}


def _image(svg: str, style: str) -> str:
    """A drawing as an address of its own content, with its style within."""
    if not svg:
        return ""
    head, _, rest = svg.partition(">")
    named = head if "xmlns" in head else head.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    wider = re.sub(r'viewBox="0 0 (\d+)', lambda box: f'viewBox="0 0 {int(box[1]) + OVERHANG}', named)
    whole = f"{wider}><style>{style}</style>{rest}"
    return f"data:image/svg+xml;base64,{base64.b64encode(whole.encode()).decode()}"
