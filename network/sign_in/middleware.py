"""The two times when signing in works differently: nobody is here yet, or the rate limits cannot be kept."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from redis.exceptions import RedisError

from network.people.models import Person

log = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]
OPEN_BEFORE_ANYBODY = ("/static/", "/healthz", "/readyz", "/style/")


class FirstVisitMiddleware:
    """While nobody has an account, every page leads to the one that makes the first."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.somebody_is_here = False  # never false again once true: people are deactivated, not deleted

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.somebody_is_here and not request.path.startswith(OPEN_BEFORE_ANYBODY):
            self.somebody_is_here = Person.objects.exists()
            if not self.somebody_is_here and request.path != reverse("sign_in:welcome"):
                return redirect("sign_in:welcome")
        return self.get_response(request)


class FailClosedMiddleware:
    """Nobody signs in while tries cannot be counted: a clear page says so and asks to come back."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponseBase | None:
        # RedisError: the cache is away. OSError: its folder, or the mail server for a code, is.
        if not request.path.startswith(("/accounts/", "/welcome/", "/room/")) or not isinstance(
            problem, RedisError | OSError
        ):
            return None
        log.error("signing in is closed: %s: %s", type(problem).__name__, problem)
        page = render(request, "network/sign_in/closed.html", status=503)
        page["Retry-After"] = "60"
        return page
