"""A page that somebody opens by the link of a letter: no sign-in, and as little trace of its address as can be."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponse]


def personal_link(view: View) -> View:
    """Open a view to whoever holds its address, which is the secret: it is passed on to no other site, and to no index.

    Nothing rests on a cookie that another site could borrow, a page that keeps its referrer to itself has no known
    origin, and mail programs send the one click of RFC 8058 without any cookie: so no form token is asked for. The
    view sees to it that looking (GET, HEAD) changes nothing: programs that look through mail follow every link.
    """

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    guarded: View = require_http_methods(["GET", "HEAD", "POST"])(opened)
    return login_not_required(csrf_exempt(never_cache(guarded)))
