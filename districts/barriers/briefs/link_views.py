"""A joint brief for the one it goes to: read without an account, answered in place."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from districts.barriers.briefs.actions import keep_answer
from districts.barriers.briefs.forms import BriefAnswerForm
from districts.barriers.briefs.links import read_link
from districts.barriers.briefs.models import JointBrief
from districts.barriers.briefs.views import page_of
from network.lib.personal_link import personal_link
from network.lib.show import show


@personal_link
def brief_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Read a brief, answer it, and answer again while the link lasts. Looking changes nothing."""
    link = read_link(token)
    if link.brief is None:
        page, status = "districts/barriers/briefs/link_ended.html", 410 if link.over else 404
        return show(request, page, {"over": link.over}, status=status)
    with timezone.override(ZoneInfo(link.brief.network.time_zone)):
        return _read(request, link.brief)


def _read(request: HttpRequest, brief: JointBrief) -> HttpResponse:
    form = BriefAnswerForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    if form.is_valid():
        said = form.cleaned_data
        keep_answer(brief, said["kind"], words=said["words"], due_on=said["due_on"], client_key=said["client_key"])
        return redirect(f"{request.path}?kept")
    context = {**page_of(brief), "form": form, "kept": "kept" in request.GET, "answers": list(brief.answers.all())}
    return show(request, "districts/barriers/briefs/by_link.html", context)
