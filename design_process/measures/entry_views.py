"""Pages where numbers are typed, looked at again, and followed through their corrections."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.measures.actions import (
    NumberRefused,
    NumbersChangedMeanwhile,
    Recorded,
    record_measurements,
    review_measurements,
)
from design_process.measures.due import asked_of, skipped_among
from design_process.measures.forms import NumbersForm, ReviewForm, numbers_form
from design_process.measures.kept_numbers import number_page
from design_process.measures.models import Indicator
from districts.directory.models import Member
from network.lib.show import show
from network.lib.words import counted
from network.lib.works_offline import works_offline
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

ENTER = "design_process/measures/enter_numbers.html"


@works_offline
def enter_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """The numbers of a day's periods in one screen: typed, corrected, kept as drafts."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    today, holdings = timezone.localdate(), person_of(request).holdings
    sent = request.POST if request.method == "POST" else None
    form = numbers_form(member, sent, reader=person_of(request), today=today, as_of=_day(request), completes=True)
    context = {
        "member": member,
        "on_behalf": member.pk not in holdings.own_members,
        "may_review": holdings.may(Can.EDIT_WORK, member),
    }
    if form.is_valid():
        try:
            return _kept(request, form, on_behalf=bool(context["on_behalf"]))
        except NumberRefused as refused:
            form.add_error(None, refused.words)
        except NumbersChangedMeanwhile as met:
            return show(request, ENTER, {**context, **_shown(form.after(met.conflicts), today)}, status=409)
        except Indicator.DoesNotExist:
            raise Http404 from None
    return show(request, ENTER, {**context, **_shown(form, today)})


def _shown(form: NumbersForm, today: date) -> dict[str, object]:
    skipped = skipped_among(asked_of(form.member, today), today)
    return {"form": form, "days": form.other_days(), "skipped": [one for one in skipped if one.day != form.day]}


def _kept(request: HttpRequest, form: NumbersForm, *, on_behalf: bool) -> HttpResponse:
    outcome = record_measurements(form.member, form.entries(), by=person_of(request), on_behalf=on_behalf)
    messages.success(request, _told(outcome, is_draft=form.as_draft))
    return _back_to(form.member, form.day)


def _back_to(member: Member, day: date) -> HttpResponseRedirect:
    return redirect(f"{reverse('measures:enter_numbers', args=[member.pk])}?on={day}")


def _told(outcome: Recorded, *, is_draft: bool) -> str:
    if not outcome.changed:
        return "Nothing is stored: you left the rest empty, and the other numbers were in already."
    words = "1 number is" if outcome.changed == 1 else f"{outcome.changed} numbers are"
    if is_draft:
        return f"{words} kept as a draft. Your team sees it; the charts do not."
    return f"{words} in. The charts follow in a moment."


@require_POST
def review_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark numbers as looked at: those that stood on the page, as far as they still do."""
    member = fetch(request, Member.objects.select_related("district"), pk, Can.EDIT_WORK)
    form = ReviewForm(member, request.POST, reader=person_of(request))
    if form.is_valid():
        count = review_measurements(member, form.ids(), by=person_of(request))
        messages.success(request, f"{counted(count, 'number', 'numbers')} marked as reviewed.")
    else:
        messages.error(request, "Nothing is marked: open the page again, the numbers may have changed.")
    return _back_to(member, NumbersForm.day_from(request.POST.get("on"), timezone.localdate()) or timezone.localdate())


def number(request: HttpRequest, pk: int, indicator: int, group: str, period: str) -> HttpResponse:
    """Every value that one number has had: for the team, and for the hub as far as it may read them."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    about = fetch(request, Indicator.objects.asked_of(member), indicator, Can.SEE_WORK)
    page = number_page(member, about, (group, period), reader=person_of(request))
    if page is None:
        raise Http404
    context = {
        "member": member,
        "indicator": about,
        "page": page,
        "day": NumbersForm.day_from(period, timezone.localdate()),
        "may_review": person_of(request).holdings.may(Can.EDIT_WORK, member),
    }
    return show(request, "design_process/measures/number_history.html", context)


def _day(request: HttpRequest) -> date | None:
    return NumbersForm.day_from(request.GET.get("on", ""), timezone.localdate())
