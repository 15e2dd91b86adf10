"""The paragraph about a goal that a superintendent pastes into a plan of the district, and the same as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify

from design_process.problems.models import Goal
from design_process.sharing.forms import ParagraphForm
from design_process.sharing.plan_paragraph import paragraph_for
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of


def for_the_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The paragraph, to be changed, copied or printed. Sent back, it comes as a file; it is kept nowhere."""
    goals = Goal.objects.filter(retired_at=None).select_related("problem", "member__district", "member__network")
    goal = fetch(request, goals, pk, Can.SEE_STATUS)
    found = paragraph_for(goal, person_of(request))
    if found is None:
        raise Http404
    form = ParagraphForm(request.POST or None, initial={"text": found.text})
    if form.is_valid():
        return _as_file(f"{goal.member.district.name} {found.version.by_when:%Y}", form.cleaned_data["text"])
    may_revise = person_of(request).holdings.may(Can.PROPOSE_GOAL, goal)
    context = {"goal": goal, "member": goal.member, "paragraph": found, "form": form, "may_revise": may_revise}
    return show(request, "design_process/sharing/for_the_plan.html", context)


def _as_file(name: str, text: str) -> HttpResponse:
    answer = HttpResponse(text.replace("\r\n", "\n") + "\n", content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(f"goal {name}")}.txt"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
