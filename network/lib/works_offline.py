"""Pages that a phone keeps, so that they open and can be sent from while there is no line. `docs/without-a-line.md`."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]
KEEP = "X-Works-Offline"  # "yes": until its person signs out; "once": until its form was sent


def works_offline(view: View) -> View:
    """Let the worker on the reader's device keep this page. Its forms must bear being sent twice, and sent late.

    Only the page itself (GET, 200) is kept, until somebody signs out.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "GET" and response.status_code == 200:
            response[KEEP] = "yes"
        return response

    return kept
