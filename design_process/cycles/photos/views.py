"""A photo by its own address, and taking it away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from design_process.cycles.photos.actions import take_photo_away
from design_process.cycles.photos.models import ObservationPhoto
from network.lib.pictures import CONTENT_TYPES
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

# Nothing runs and nothing is loaded. A browser that shows a picture by itself frames it with styles of its own.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_GET
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture itself, for the team and the hub: a browser shows it as a picture and as nothing else."""
    kept = fetch(request, ObservationPhoto, pk, Can.ADD_WORK)
    if kept.removed_at:
        raise Http404
    response = HttpResponse(bytes(kept.content), content_type=CONTENT_TYPES[kept.kind])
    response.headers["Content-Disposition"] = f'inline; filename="tally-sheet.{kept.kind}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
def take_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a photo away. The observation stays, and says that there was one."""
    names = ("observation__cycle__prototype", "member__district")
    kept = fetch(request, ObservationPhoto.objects.select_related(*names).defer("content"), pk, Can.ADD_WORK)
    take_photo_away(kept, by=person_of(request))
    messages.success(request, "The photo is taken away. What was written stays.")
    return redirect(f"{reverse('cycles:cycle', args=[kept.observation.cycle_id])}#do")
