"""The page of where something comes from and what came of it."""

from django.http import HttpRequest, HttpResponse

from design_process.lineage.steps import KINDS
from design_process.lineage.walk import lineage_of
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of


def lineage(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """From a thing of one kind backwards and forwards, as far as the person sees."""
    here = KINDS[kind]
    found = fetch(request, here.rows().select_related(*here.with_names), pk, Can.SEE_WORK)
    context = {
        "kind": here.one,
        "title": here.title(found),
        "url": here.url(found),
        "lineage": lineage_of(person_of(request), kind, found),
    }
    return show(request, "design_process/lineage/lineage.html", context)
