"""Answering a page that asks again and again: 304 while nothing has changed, the living parts when something has."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags, quote_etag

from network.lib.show import show


def answer_live(request: HttpRequest, page: str, context: dict[str, Any], *, etag: str) -> HttpResponse:
    """The page, or for htmx its fragment `live`; 304 when the sender has it already.

    `etag` names all that the fragment shows. Never kept by caches in between, always asked for again.
    """
    wants_part = bool(request.htmx)  # type: ignore[attr-defined]
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if wants_part and quote_etag(etag) in [tag.removeprefix("W/") for tag in known]:
        response = HttpResponse(status=304)
    else:
        response = show(request, page, context, fragment="live")
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response
