"""What each page of somebody signed in has: times in their own zone, and nobody else's eyes."""

import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac


class TimeZoneMiddleware:
    """Show times in the zone the person chose; otherwise in the site's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zone = getattr(request.user, "time_zone", "") if request.user.is_authenticated else ""
        with timezone.override(zoneinfo.ZoneInfo(zone) if zone else None):
            return self.get_response(request)


def page_of(person_id: int) -> str:
    """A sign for whose page it is, by which a phone keeps one person's pages apart from another's. Says no more."""
    return salted_hmac("page-of", str(person_id)).hexdigest()[:16]


class PrivateMiddleware:
    """Pages of somebody signed in are theirs: no cache in between keeps one, and a browser asks before showing its own.

    Signing out empties what the browser has kept, so that “back” on a shared machine shows the next person nothing.
    Not `no-store`: on a slow line, going back must not cost a page each time while one works.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        signed_in = request.user.is_authenticated
        response = self.get_response(request)
        if signed_in and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-cache"
            response["X-Page-Of"] = page_of(request.user.pk or 0)
        if signed_in and not request.user.is_authenticated:
            response["Clear-Site-Data"] = '"cache"'
        return response
