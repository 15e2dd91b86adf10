"""What stands before everything else: room for a page's deep calls, and the health pages.

The health pages need no session, no host name and no redirect.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from network.lib.deep_calls import with_room
from network.running import health

PAGES = {"/healthz": health.alive, "/readyz": health.ready}


class HealthMiddleware:
    """`/healthz`: the database answers. `/readyz`: broker, outbox and worker too. 200 or 503, and why, as JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    @with_room
    def __call__(self, request: HttpRequest) -> HttpResponse:
        ask = PAGES.get(request.path_info) if request.method in {"GET", "HEAD"} else None
        if ask is None:
            return self.get_response(request)
        checks = ask()
        well = all(answer == health.OK for answer in checks.values())
        answer = JsonResponse(
            {"status": "ok" if well else "unavailable", "checks": checks}, status=200 if well else 503
        )
        answer["Cache-Control"] = "no-store"
        answer["Content-Length"] = str(len(answer.content))
        return answer
