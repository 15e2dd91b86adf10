"""Pages that a phone keeps, so that they open and can be sent from while there is no line."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def works_offline(view: View) -> View:
    """Let the worker on the reader's device keep this page. Its forms must bear being sent twice, and sent late.

    Only the page itself (GET, 200) is kept, until somebody signs out. `docs/without-a-line.md`.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "GET" and response.status_code == 200:
            response["X-Works-Offline"] = "yes"
        return response

    return kept
