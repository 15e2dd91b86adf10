"""The style page, what a browser asks for by itself, and the page for when we fail."""

import sys
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.module_loading import import_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from network.lib.away import is_away

BUSY_RETRY_AFTER_S = 30


@login_not_required
@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Every component in every state. Only while developing: elsewhere it is not there."""
    if not settings.DEBUG:
        raise Http404
    context: dict[str, Any] = {}
    for samples in settings.STYLE_SAMPLES:
        context |= import_string(samples)()
    return render(request, "style/style.html", context)


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows when there is no line. Holds nothing of anybody."""
    return HttpResponse(render_to_string("offline.html"))


@login_not_required
@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker, served from the root so that it answers for every page."""
    return HttpResponse(render_to_string("style/sw.js"), content_type="text/javascript; charset=utf-8")


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def manifest(request: HttpRequest) -> JsonResponse:
    """How a phone shows Trellis when it is put on the home screen."""
    return JsonResponse(
        {
            "name": "Trellis",
            "short_name": "Trellis",
            "start_url": "/",
            "display": "standalone",
            "background_color": "#FBFAF6",
            "theme_color": "#1F6B4F",
            "icons": [{"src": static("img/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
        },
        content_type="application/manifest+json",
    )


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponsePermanentRedirect:
    return HttpResponsePermanentRedirect(static("img/mark.svg"))


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    """Something failed on our side: 503 when the database cannot be reached, otherwise 500.

    Renders without a context: neither the person nor the database is asked.
    """
    if is_away(sys.exc_info()[1]):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": str(BUSY_RETRY_AFTER_S)})
    return HttpResponse(render_to_string("500.html"), status=500)
