"""One way to answer: the whole page, or the part of it that htmx asked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def show(
    request: HttpRequest, page: str, context: dict[str, Any] | None = None, *, fragment: str = "", status: int = 200
) -> HttpResponse:
    """Render `page`; when htmx asks and a `fragment` is named, only that `{% partialdef %}` of the page.

    A context whose `form` holds errors answers 422, so that a browser keeps what was typed and htmx swaps it in.
    """
    form = (context or {}).get("form")
    if status == 200 and form is not None and form.is_bound and form.errors:
        status = 422
    wants_part = bool(fragment) and bool(getattr(request, "htmx", False))
    response = render(request, f"{page}#{fragment}" if wants_part else page, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
