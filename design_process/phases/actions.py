"""Taking a process into a network, going through it on a shared timeline, and what each member has to say in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.validators import slug_re
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from design_process.phases.models import (
    DesignCycle,
    DistrictProject,
    Phase,
    PhaseDone,
    PhaseWindow,
    PositionOverride,
    ProcessTemplate,
)
from design_process.phases.shipped import ShippedTemplate, shipped_template
from design_process.phases.windows import Window, troubles
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network


@transaction.atomic
def copy_template(network: Network, key: str, *, by: Any) -> ProcessTemplate:
    """Give the network its own copy of a shipped template, once: asked again, the copy is returned unchanged.

    Raises LookupError for a key that is not shipped.
    """
    shipped = shipped_template(key)
    copy, made = ProcessTemplate.objects.get_or_create(
        network=network, key=key, defaults={"name": shipped.name, "description": shipped.description}
    )
    if made:
        Phase.objects.bulk_create(_phases_of(shipped, copy))
        words = f"took up the process “{shipped.name}”"
        record(Activity.About.PROCESS, words, network_id=network.pk, by=by, thing=copy)
    return copy


def phases_to_be(network: Network, key: str) -> list[Phase]:
    """The phases of the network's copy of a template; before there is one, those it would have, not stored.

    Raises LookupError for a key that is neither.
    """
    if not slug_re.match(key):  # an address may hold anything, also what the database cannot be asked for
        raise LookupError("no key of a process template")
    copied = list(Phase.objects.filter(network=network, template__key=key))
    return copied or _phases_of(shipped_template(key), ProcessTemplate(network=network, key=key))


def _phases_of(shipped: ShippedTemplate, template: ProcessTemplate) -> list[Phase]:
    return [
        Phase(
            network_id=template.network_id,
            template=template,
            order=order,
            kind=phase.kind,
            label=phase.label,
            purpose=phase.purpose,
            guiding_question=phase.guiding_question,
            outputs=list(phase.outputs),
            gate=list(phase.gate),
        )
        for order, phase in enumerate(shipped.phases, start=1)
    ]


@dataclass(frozen=True)
class Words:
    """What a network calls a phase, and what it says the phase is for."""

    label: str
    purpose: str
    guiding_question: str


@transaction.atomic
def reword_phase(phase: Phase, words: Words, *, by: Any) -> None:
    """Give a phase the network's own words; its kind stays, so that positions still mean the same."""
    locked = Phase.objects.select_for_update().get(pk=phase.pk)
    before = Words(locked.label, locked.purpose, locked.guiding_question)
    if before == words:
        return
    locked.label, locked.purpose, locked.guiding_question = words.label, words.purpose, words.guiding_question
    locked.save(update_fields=["label", "purpose", "guiding_question"])
    line = f"reworded the phase “{before.label}”"
    if before.label != words.label:
        line = f"renamed the phase “{before.label}” to “{words.label}”"
    record(Activity.About.PROCESS, line, network_id=locked.template.network_id, by=by, thing=locked)


@dataclass(frozen=True)
class NewCycle:
    """A pass through the process: its days, and for each phase (in order) the days it is open. All days included."""

    name: str
    starts_on: date
    ends_on: date
    windows: tuple[tuple[date, date], ...]


class CycleStillOpen(Exception):
    """The network is still in a design cycle; it is closed before the next one starts."""


@transaction.atomic
def start_design_cycle(template: ProcessTemplate, new: NewCycle, *, by: Any) -> DesignCycle:
    """Begin a design cycle on a shared timeline, with a project for every member that takes part.

    Raises CycleStillOpen while another is open, ValueError when windows and phases differ in number or
    `windows.troubles` finds something.
    """
    network = Network.objects.select_for_update().get(pk=template.network_id)  # one number each, one open at a time
    if DesignCycle.objects.filter(network=network, closed_at=None).exists():
        raise CycleStillOpen
    phases = list(template.phases.all())
    found = [Window(phase.label, *days) for phase, days in zip(phases, new.windows, strict=True)]
    if wrong := troubles(found, new.starts_on, new.ends_on):
        raise ValueError(" ".join(wrong.values()))
    last = DesignCycle.objects.filter(network=network).aggregate(last=Max("number"))["last"] or 0
    cycle: DesignCycle = DesignCycle.objects.create(
        network=network,
        template=template,
        number=last + 1,
        name=new.name,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
    )
    PhaseWindow.objects.bulk_create(
        PhaseWindow(
            network=network, design_cycle=cycle, phase=phase, opens_on=window.opens_on, closes_on=window.closes_on
        )
        for phase, window in zip(phases, found, strict=True)
    )
    members = Member.objects.filter(network=network).taking_part()
    DistrictProject.objects.bulk_create(
        DistrictProject(network=network, member=member, design_cycle=cycle) for member in members
    )
    record(Activity.About.PROCESS, f"started {new.name}", network_id=network.pk, by=by, thing=cycle)
    return cycle


@transaction.atomic
def move_windows(cycle: DesignCycle, days: Sequence[tuple[date, date]], *, by: Any) -> None:
    """Give the phases of a cycle other days, in order. Raises ValueError as `start_design_cycle` does."""
    windows = list(PhaseWindow.objects.select_for_update().filter(design_cycle=cycle).select_related("phase"))
    moved = [Window(window.phase.label, *pair) for window, pair in zip(windows, days, strict=True)]
    if wrong := troubles(moved, cycle.starts_on, cycle.ends_on):
        raise ValueError(" ".join(wrong.values()))
    changed = []
    for window, (opens_on, closes_on) in zip(windows, days, strict=True):
        if (window.opens_on, window.closes_on) != (opens_on, closes_on):
            changed.append(window.phase.label)
            window.opens_on, window.closes_on = opens_on, closes_on
            window.save(update_fields=["opens_on", "closes_on"])
    if changed:
        words = f"moved {', '.join(changed)} on the timeline of {cycle.name}"
        record(Activity.About.PROCESS, words, network_id=cycle.network_id, by=by, thing=cycle)


@transaction.atomic
def close_design_cycle(cycle: DesignCycle, *, by: Any) -> None:
    """End a design cycle; its projects stay as they are. Closed twice is closed once."""
    if DesignCycle.objects.filter(pk=cycle.pk, closed_at=None).update(closed_at=timezone.now()):
        record(Activity.About.PROCESS, f"closed {cycle.name}", network_id=cycle.network_id, by=by, thing=cycle)


def project_of(member: Member) -> DistrictProject | None:
    """The member's project in the network's latest design cycle, made now if it came later; None before the first."""
    cycle = DesignCycle.objects.latest_of(member.network_id).first()
    if cycle is None:
        return None
    project, _ = DistrictProject.objects.get_or_create(
        member=member, design_cycle=cycle, defaults={"network_id": member.network_id}
    )
    return project


@transaction.atomic
def write_project(project: DistrictProject, vision: str, plan: str, *, by: Any, on: date) -> None:
    """Keep a member's vision and plan. `plan_made_on` is the day a plan was first there."""
    locked = DistrictProject.objects.select_for_update().get(pk=project.pk)
    if (locked.vision, locked.plan) == (vision, plan):
        return
    locked.vision, locked.plan = vision, plan
    locked.plan_made_on = (locked.plan_made_on or on) if plan else None
    locked.save(update_fields=["vision", "plan", "plan_made_on"])
    words = f"wrote the project of {locked.member}"
    record(Activity.About.PROCESS, words, network_id=locked.network_id, by=by, thing=locked)


@transaction.atomic
def finish_phase(project: DistrictProject, phase: Phase, made: str, *, by: Any) -> PhaseDone:
    """Note that the team has been through a phase and what it made in it. Said again, the words are replaced."""
    done, new = PhaseDone.objects.update_or_create(
        project=project, phase=phase, defaults={"network_id": project.network_id, "made": made, "by": by}
    )
    words = f"{'noted' if new else 'changed'} what {project.member} made in {phase.label}"
    record(Activity.About.PROCESS, words, network_id=project.network_id, by=by, thing=project, why=made)
    return done


@transaction.atomic
def reopen_phase(project: DistrictProject, phase: Phase, *, by: Any) -> None:
    """Take back that the team has been through a phase."""
    deleted, _ = PhaseDone.objects.filter(project=project, phase=phase).delete()
    if deleted:
        words = f"took {project.member} back into {phase.label}"
        record(Activity.About.PROCESS, words, network_id=project.network_id, by=by, thing=project)


@dataclass(frozen=True)
class SaidPosition:
    """The phase that a member is said to be in, since which day, and why."""

    phase: Phase
    since: date
    reason: str


@transaction.atomic
def override_position(project: DistrictProject, said: SaidPosition, *, by: Any) -> PositionOverride:
    """Say that a member stands elsewhere than what exists tells. What was said before stays, as taken back.

    Said again in the same words, what stands is returned unchanged.
    """
    DistrictProject.objects.select_for_update().get(pk=project.pk)  # one counts at a time
    standing = PositionOverride.objects.standing().filter(project=project)
    again = standing.filter(phase=said.phase, since=said.since, reason=said.reason)
    same: PositionOverride | None = again.first()
    if same:
        return same
    standing.update(taken_back_at=timezone.now(), taken_back_by=by)
    made: PositionOverride = PositionOverride.objects.create(
        network_id=project.network_id,
        member_id=project.member_id,
        project=project,
        phase=said.phase,
        since=said.since,
        reason=said.reason,
        by=by,
    )
    words = f"set the position of {project.member} to {said.phase.label}"
    record(Activity.About.PROCESS, words, network_id=project.network_id, by=by, thing=project, why=said.reason)
    return made


@transaction.atomic
def remove_override(project: DistrictProject, *, by: Any) -> None:
    """Let the position be what exists tells again; the row stays. Taken back twice is taken back once."""
    standing = PositionOverride.objects.standing().filter(project=project)
    if standing.update(taken_back_at=timezone.now(), taken_back_by=by):
        words = f"removed the set position of {project.member}"
        record(Activity.About.PROCESS, words, network_id=project.network_id, by=by, thing=project)
