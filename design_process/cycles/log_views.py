"""The Log it page: one screen, one minute, stored once."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.actions import Entered, OutOfOrder, SentDifferently, store_log
from design_process.cycles.forms import LogForm
from design_process.cycles.models import Log, Observation, TestCycle
from design_process.cycles.views import is_on_behalf
from design_process.measures.actions import NumberRefused, NumbersChangedMeanwhile
from design_process.measures.forms import NumbersForm, numbers_form
from design_process.measures.kept_numbers import said
from districts.barriers.models import Barrier
from districts.directory.models import Member
from network.lib.show import show
from network.lib.uploads import refused_bytes
from network.lib.works_offline import works_offline
from network.membership.access import Holding, fetch
from network.membership.context import acting_holding
from network.membership.roles import WORKING_ROLES, Can
from network.people.acting import person_of

NOTHING = "Write what happened, a number, or what is in the way. One of them is enough."
KEPT_FIRST = (
    "This form was sent before, with other words, and the first version is kept (below). What you see here is not "
    "stored yet: send it again to add it, or leave it."
)


@works_offline
def log(request: HttpRequest) -> HttpResponse:
    """Log it for the team one acts in; the hub, and whoever works in none, chooses a district first."""
    person = person_of(request)
    working = person.holdings.working_members
    acting = acting_holding(request)
    if working:
        here = acting.member_id if acting else None
        return log_for_member(request, here if here and here in working else min(working))
    hubs = person.holdings.hub_networks
    if not hubs:
        raise PermissionDenied
    network = acting.network_id if acting and acting.network_id in hubs else min(hubs)
    members = Member.objects.seen_by(person).filter(network=network).taking_part().select_related("district")
    return show(request, "design_process/cycles/log_for.html", {"members": list(members)})


@works_offline
def log_for_member(request: HttpRequest, pk: int) -> HttpResponse:
    """One screen for one member: a cycle, what happened, numbers, a barrier."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    today = timezone.localdate()
    cycles = _open_cycles(request, member)
    initial = {"cycle": cycles[0].pk if cycles else None, "client_key": uuid4()}
    sent = (request.POST or None, request.FILES or None)
    refused = bool(refused_bytes(request))
    form = LogForm(*sent, member=member, today=today, initial=initial, photo_refused=refused)
    numbers = numbers_form(member, request.POST or None, reader=person_of(request), today=today)
    context = {
        "member": member,
        "form": form,
        "numbers": numbers,
        "cycles": cycles,
        "on_behalf": is_on_behalf(request, pk),
        "others": _other_members(request, pk),
        "earlier": today - timedelta(days=7),
    }
    if request.method == "POST" and _is_sound(form, numbers):
        return _store(request, member, form, numbers, context)
    status = 422 if request.method == "POST" else 200
    return show(request, "design_process/cycles/log.html", context, status=status)


def _other_members(request: HttpRequest, pk: int) -> list[Holding]:
    """The other districts the person works in: a link each."""
    person = person_of(request)
    mine = {h.member_id: h for h in person.holdings.held if h.role in WORKING_ROLES and h.member_id != pk}
    return list(mine.values())


def _open_cycles(request: HttpRequest, member: Member) -> list[TestCycle]:
    """The member's open cycles: the one that was asked for, then in the order somebody is likely to mean them."""
    asked = request.POST.get("cycle") or request.GET.get("cycle", "")
    found = TestCycle.objects.seen_by(request.user).filter(member=member).open_cycles().most_likely_first()
    return sorted(found.select_related("prototype"), key=lambda cycle: str(cycle.pk) != asked)


def _is_sound(form: LogForm, numbers: NumbersForm) -> bool:
    both = [form.is_valid(), numbers.is_valid()]
    if all(both) and not (form.seen() or form.raised() or numbers.entries()):
        form.add_error(None, NOTHING)
        return False
    return all(both)


def _store(
    request: HttpRequest, member: Member, form: LogForm, numbers: NumbersForm, context: dict[str, Any]
) -> HttpResponse:
    """Store what is sound, or show the page again with what it did not know: a closed cycle, a second sending."""
    entered = _entered(form, numbers, on_behalf=context["on_behalf"])
    try:
        kept = store_log(member, entered, by=person_of(request))
    except OutOfOrder as problem:
        form.add_error("cycle", str(problem))
    except NumberRefused as refused:
        numbers.add_error(None, refused.words)
    except NumbersChangedMeanwhile as met:
        context["numbers"] = numbers.after(met.conflicts)
    except SentDifferently as differently:
        form.add_error(None, KEPT_FIRST)
        form.data = {**request.POST.dict(), "client_key": str(uuid4())}
        if differently.log.member_id == member.pk:
            context["kept"] = _what_was_stored(request, differently.log)
    else:
        return redirect("cycles:logged", kept.pk)
    return show(request, "design_process/cycles/log.html", context, status=409)


def _entered(form: LogForm, numbers: NumbersForm, *, on_behalf: bool) -> Entered:
    return Entered(
        client_key=form.key(),
        cycle=form.cleaned_data["cycle"],
        seen=form.seen(),
        numbers=tuple(numbers.entries()),
        barrier=form.raised(),
        photo=form.cleaned_data["photo"],
        on_behalf=on_behalf,
    )


def logged(request: HttpRequest, pk: int) -> HttpResponse:
    """What was stored, what happens with it, and one thing to do next."""
    with_names = Log.objects.seen_by(request.user).select_related("member__district", "cycle__prototype", "by")
    kept = fetch(request, with_names, pk, Can.ADD_WORK)
    stored = _what_was_stored(request, kept)
    context = {"log": kept, **stored, "what_next": _what_next(stored), "next": _next_thing(request, kept)}
    return show(request, "design_process/cycles/logged.html", context)


def _what_was_stored(request: HttpRequest, kept: Log) -> dict[str, Any]:
    """The parts of a log, as they were stored: numbers whole, to whom they may be read."""
    barriers = Barrier.objects.seen_by(request.user).filter(member=kept.member_id, client_key=kept.client_key)
    return {
        "observation": Observation.objects.seen_by(request.user).with_photo().filter(log=kept).first(),
        "measurements": [
            (row.indicator.name, said(row.indicator, row))
            for row in kept.measurements.seen_by(request.user).select_related("indicator")
        ],
        "barrier": barriers.first(),
    }


def _what_next(stored: dict[str, Any]) -> str:
    """What happens with a log now, in words."""
    said = []
    if stored["observation"]:
        said.append("The words stay with the team and the facilitators.")
    if stored["measurements"]:
        said.append("The sponsor's chart shows the new number within a minute.")
    if stored["barrier"]:
        asked = stored["barrier"].remover == Barrier.Remover.SPONSOR
        said.append("The sponsor is asked now." if asked else "The hub is told now.")
    return " ".join(said)


@dataclass(frozen=True)
class NextThing:
    """One thing to do after logging, and why."""

    why: str
    url: str
    button: str


def _next_thing(request: HttpRequest, kept: Log) -> NextThing:
    person = person_of(request)
    cycle, today = kept.cycle, timezone.localdate()
    if cycle is None:
        return NextThing(
            "See how your numbers run.", reverse("measures:member_numbers", args=[kept.member_id]), "Your numbers"
        )
    page = reverse("cycles:cycle", args=[cycle.pk])
    may_edit = person.holdings.may(Can.EDIT_WORK, cycle)
    if cycle.state == TestCycle.State.DO and cycle.ends_on <= today and may_edit:
        ended = f"Cycle {cycle.number} was planned to end {cycle.ends_on:%-d %B}."
        why = f"{ended} Write down what you learned while it is fresh."
        return NextThing(why, reverse("cycles:study", args=[cycle.pk]), "Write the study")
    return NextThing(f"Everything seen in cycle {cycle.number} is on its page.", page, "See the cycle")
