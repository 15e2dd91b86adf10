"""Planning the year: what is wished for, runs of the planner, and drafts. Each change of a date makes a new draft."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from districts.scheduling.building import build_problem
from districts.scheduling.defaults import planned_year
from districts.scheduling.drafting import kept_rows, keyed
from districts.scheduling.models import FacilitatorNeeds, MemberNeeds, PlanDraft, PlanRun, PlanYear
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network
from network.outbox.actions import owe
from network.outbox.models import Effect

State = PlanRun.State


class NothingToPlan(Exception):
    """Refused: the network has no member to plan for."""


@transaction.atomic
def stored_year(network: Network) -> PlanYear:
    """The network's year as a row, locked until the transaction ends; made of the defaults if there is none."""
    fresh = planned_year(network)
    if not fresh.pk:
        wished = {field: getattr(fresh, field) for field in ("starts_on", "ends_on")}
        PlanYear.objects.get_or_create(network=network, school_year=network.school_year, defaults=wished)
    rows = PlanYear.objects.select_for_update(of=("self",)).select_related("network", "current")
    year: PlanYear = rows.get(network=network, school_year=network.school_year)
    return year


@transaction.atomic
def set_year(network: Network, wished: dict[str, Any], *, by: Any) -> PlanYear:
    """Keep what the network wants of its year. `wished`: fields of PlanYear."""
    year = stored_year(network)
    for field, value in wished.items():
        setattr(year, field, value)
    year.changed_at = timezone.now()
    year.save()
    record(Activity.About.CALENDAR, f"set how {year} is planned", network_id=network.pk, by=by, thing=year)
    return year


@transaction.atomic
def set_member_needs(needs: MemberNeeds, *, by: Any) -> None:
    """Keep what a member can give and bear in a year."""
    _touch(needs.network)
    fields = ("can_host", "site", "capacity", "people", "substitutes", "max_out_same_day")
    said = {field: getattr(needs, field) for field in fields}
    MemberNeeds.objects.update_or_create(
        network=needs.network, member=needs.member, school_year=needs.school_year, defaults=said
    )
    words = f"set what {needs.member.district.name} can give and bear in {needs.school_year}"
    record(Activity.About.CALENDAR, words, network_id=needs.network_id, by=by, thing=needs.member)


@transaction.atomic
def set_facilitator_needs(needs: FacilitatorNeeds, *, by: Any) -> None:
    """Keep where a facilitator starts, how much they can do and when they are away."""
    _touch(needs.network)
    said = {field: getattr(needs, field) for field in ("base", "max_checkins_per_week", "away")}
    FacilitatorNeeds.objects.update_or_create(
        network=needs.network, person=needs.person, school_year=needs.school_year, defaults=said
    )
    words = f"set when {needs.person} can give check-ins in {needs.school_year}"
    record(Activity.About.CALENDAR, words, network_id=needs.network_id, by=by)


def _touch(network: Network) -> None:
    year = stored_year(network)
    PlanYear.objects.filter(pk=year.pk).update(changed_at=timezone.now())


# --- runs ---------------------------------------------------------------------------------------


@transaction.atomic
def start_run(network: Network, *, by: Any, now: datetime, rest: bool = False) -> PlanRun:
    """Have the planner plan the year, or with `rest` what is not locked. One at a time: asked again, the one that runs.

    Raises NothingToPlan.
    """
    year = stored_year(network)
    active: PlanRun | None = year.runs.filter(state__in=PlanRun.ACTIVE).first()
    if active is not None and not _given_up(active):
        return active
    draft = year.current
    keep = kept_rows(draft.plan, draft.locked) if draft and rest else None
    problem = build_problem(year, now=now, keep=keep).problem
    if not problem["members"]:
        raise NothingToPlan
    what = "Planned the rest again" if keep and (keep["meetings"] or keep["checkins"]) else "Planned"
    run = PlanRun.objects.create(
        network=network, year=year, based_on=draft, what=what, problem=problem, made_by=by
    )  # fmt: skip
    owe("plan_year", run_key(run), network_id=network.pk, run=run.pk)
    return run


def run_key(run: PlanRun) -> str:
    return f"plan-run:{run.pk}"


def is_parked(run: PlanRun) -> bool:
    """Did its worker stop each time? Such a run never ends by itself."""
    return run.is_active and Effect.objects.parked().filter(key=run_key(run)).exists()


def _given_up(run: PlanRun) -> bool:
    """End a run that no worker will end, so that a new one may begin."""
    if not is_parked(run):
        return False
    end_run(run, State.FAILED, reason="The planner stopped each time it tried.")
    return True


@transaction.atomic
def stop_run(run: PlanRun, *, by: Any) -> None:
    """Ask a run to stop. One that no worker has begun, or that none will end, is over at once."""
    waiting = PlanRun.objects.filter(pk=run.pk, state=State.QUEUED)
    if waiting.update(state=State.CANCELLED, stop_asked_at=timezone.now(), ended_at=timezone.now()):
        return
    PlanRun.objects.filter(pk=run.pk, state=State.RUNNING).update(stop_asked_at=timezone.now())
    _given_up(run)


def end_run(run: PlanRun, state: str, *, reason: str = "", draft: PlanDraft | None = None) -> None:
    """Say how a run ended, unless it has ended already."""
    PlanRun.objects.filter(pk=run.pk, state__in=PlanRun.ACTIVE).update(
        state=state, reason=reason[:500], draft=draft, ended_at=timezone.now()
    )


@transaction.atomic
def keep_run(run: PlanRun, plan: dict[str, Any]) -> PlanDraft:
    """Make a draft of what a run has found, and show it."""
    base = run.based_on
    before = base.plan if base else {}
    fresh = keyed(plan, before)
    standing = {row["key"] for row in [*fresh["meetings"], *fresh["checkins"]]}
    locked = [key for key in (base.locked if base else []) if key in standing]
    draft = _add_draft(run.year.network, fresh, what=run.what, problem=run.problem, locked=locked, by=run.made_by)
    end_run(run, State.DONE, draft=draft)
    words = f"had the year {run.year} planned: {len(fresh['meetings'])} meetings"
    record(Activity.About.CALENDAR, words, network_id=run.network_id, by=run.made_by, thing=draft)
    return draft


# --- drafts -------------------------------------------------------------------------------------


class ChangedMeanwhile(Exception):
    """Refused: the year shows another draft by now."""


@transaction.atomic
def change_draft(
    draft: PlanDraft, plan: dict[str, Any], *, what: str, locked: Sequence[str] | None = None, by: Any
) -> PlanDraft:
    """Make the next draft out of `draft` with another plan. Raises ChangedMeanwhile when it is not the one shown."""
    year = stored_year(draft.year.network)
    if year.current_id != draft.pk:
        raise ChangedMeanwhile
    keys = draft.locked if locked is None else list(locked)
    status = PlanDraft.Status.BY_HAND
    return _add_draft(
        draft.year.network, plan, what=what, problem=draft.problem, locked=keys, by=by, status=status
    )  # fmt: skip


@transaction.atomic
def lock_rows(draft: PlanDraft, locked: Sequence[str], *, by: Any) -> None:
    """Say which rows the next run leaves as they are. It costs nobody anything, so it makes no new draft."""
    PlanDraft.objects.filter(pk=draft.pk).update(locked=list(locked))


@transaction.atomic
def show_draft(draft: PlanDraft, *, by: Any) -> None:
    """Go back, or forward, to a draft: it is the year's plan until the next change."""
    year = stored_year(draft.year.network)
    if year.current_id == draft.pk:
        return
    PlanYear.objects.filter(pk=year.pk).update(current=draft)
    words = f"went to draft {draft.number} of {year}"
    record(Activity.About.CALENDAR, words, network_id=draft.network_id, by=by, thing=draft)


def _add_draft(
    network: Network, plan: dict[str, Any], *, what: str, by: Any, status: str = "", **about: Any
) -> PlanDraft:
    year = stored_year(network)
    last = year.drafts.aggregate(last=Max("number"))["last"] or 0
    draft = PlanDraft.objects.create(
        network=network,
        year=year,
        number=last + 1,
        parent=year.current,
        what=what[:300],
        plan=plan,
        status=status or plan["status"],
        made_by=by,
        **about,
    )
    PlanYear.objects.filter(pk=year.pk).update(current=draft)
    return draft
