"""The page that puts a chosen idea into the theory of improvement."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from design_process.ideas.models import Idea
from design_process.ideas.placing.actions import place_idea
from design_process.ideas.placing.forms import PlaceForm
from design_process.ideas.placing.models import PlacedIdea
from design_process.theory.actions import Hand, OutOfPlace
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of


def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the driver under which an idea goes on. Placed already everywhere, it leads to where it stands."""
    idea = fetch(
        request, Idea.objects.standing().select_related("round", "member__district", "network"), pk, Can.ADD_WORK
    )
    if not Idea.objects.chosen().filter(pk=idea.pk).exists():
        raise Http404
    person = person_of(request)
    form = PlaceForm(request.POST or None, idea=idea, by=person, initial={"under": request.GET.get("under")})
    if request.method == "POST" and form.is_valid():
        on_behalf = idea.member_id not in person.holdings.working_members
        try:
            node = place_idea(
                idea, form.cleaned_data["under"], hand=Hand(person, form.cleaned_data["client_key"], on_behalf)
            )
        except OutOfPlace as problem:
            form.add_error("under", str(problem))
        else:
            messages.success(request, f"“{node}” stands in your theory. What comes of its tests is shown there.")
            return redirect(node)
    placed = PlacedIdea.objects.seen_by(person).filter(idea=idea, node__retired_at=None).select_related("node").first()
    context = {"idea": idea, "member": idea.member, "form": form, "placed": placed}
    return show(request, "design_process/ideas/placing/place.html", context)
