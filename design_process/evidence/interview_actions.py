"""Talking with somebody: the questions, the interview, its quotes, and the evidence it becomes."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.evidence.actions import is_on_behalf, problem_now
from design_process.evidence.models import Evidence, Interview, PromptList, Quote
from design_process.evidence.prompts import SHIPPED
from design_process.problems.models import ProblemOfPractice
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.people.models import Person


def prompts_of(member: Member, problem: ProblemOfPractice | None) -> list[str]:
    """What a team asks about a problem: its own list, else the shipped one. One query."""
    own = PromptList.objects.filter(member=member, problem=problem).first() if problem else None
    return list(own.prompts if own else SHIPPED)


@transaction.atomic
def write_prompts(
    member: Member, problem: ProblemOfPractice, prompts: list[str], *, by: Person, seen: str
) -> PromptList:
    """Keep a team's own questions. Raises ChangedMeanwhile when they are no longer those that the person saw."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)  # of two at once the second waits
    if fingerprint(prompts_of(member, problem)) != seen:
        raise ChangedMeanwhile
    about = {"network_id": member.network_id, "prompts": prompts, "by": by, "at": timezone.now()}
    kept, _ = PromptList.objects.update_or_create(member=member, problem=problem, defaults=about)
    _note(f"changed the interview questions of {member}", member, by)
    return kept


@transaction.atomic
def start_interview(member: Member, heard: str, *, by: Person, client_key: UUID) -> Interview:
    """Begin a talk with somebody of a group, who has agreed to it. Sent twice, it begins once."""
    problem = problem_now(member)
    about = {
        "member": member,
        "problem": problem,
        "heard": heard,
        "prompts": prompts_of(member, problem),
        "consent_at": timezone.now(),
        "by": by,
        "on_behalf": is_on_behalf(member, by),
    }
    interview, made = Interview.objects.get_or_create(
        network_id=member.network_id, client_key=client_key, defaults=about
    )
    if made:
        _note(f"began an interview of {member} ({interview.get_heard_display().lower()})", member, by)
    return interview


@transaction.atomic
def keep_said(interview: Interview, said: str, *, by: Person, client_key: UUID) -> Quote:
    """Keep what was just said. Sent twice, it is stored once; after the end it goes to the evidence."""
    held = Interview.objects.select_for_update(no_key=True, of=("self",)).get(pk=interview.pk)
    about = {
        "member_id": held.member_id,
        "interview": held,
        "evidence_id": held.evidence_id,
        "said": said,
        "by": by,
    }
    quote, _ = Quote.objects.get_or_create(network_id=held.network_id, client_key=client_key, defaults=about)
    return quote


@dataclass(frozen=True)
class Heard:
    """What is left of an interview beside its quotes."""

    title: str
    says: str
    needs: str = ""
    surprises: str = ""


@transaction.atomic
def finish_interview(interview: Interview, heard: Heard, *, by: Person) -> Evidence:
    """Make evidence of an interview, with its quotes. Finished twice, the first stays."""
    rows = Interview.objects.select_for_update(no_key=True, of=("self",)).select_related("member__district", "by")
    held: Interview = rows.get(pk=interview.pk)
    if held.evidence is not None:
        return held.evidence
    began = timezone.localtime(held.consent_at)
    evidence: Evidence = Evidence.objects.create(
        network_id=held.network_id,
        member=held.member,
        problem_id=held.problem_id,
        kind=Evidence.Kind.INTERVIEW,
        title=heard.title,
        says=heard.says,
        heard=held.heard,
        n=1,
        period=f"{began:%b %Y}",
        collected_by=str(held.by or "")[:120],
        client_key=held.client_key,
        created_by=by,
        on_behalf=is_on_behalf(held.member, by),
    )
    held.needs, held.surprises = heard.needs, heard.surprises
    held.finished_at, held.evidence = timezone.now(), evidence
    held.save(update_fields=["needs", "surprises", "finished_at", "evidence"])
    held.quotes.update(evidence=evidence)
    _note(f"finished an interview of {held.member} ({held.get_heard_display().lower()})", held.member, by)
    return evidence


@transaction.atomic
def forget_interview(interview: Interview, *, by: Person) -> None:
    """Forget all of an interview that is not finished: its person does not agree any more, or it was a mistake."""
    rows = Interview.objects.select_for_update(of=("self",)).filter(pk=interview.pk, finished_at=None)
    if rows.first() is None:
        return
    Interview.objects.filter(pk=interview.pk).delete()
    _note(f"took back an interview of {interview.member}", interview.member, by)


def _note(words: str, member: Member, by: Person) -> None:
    record(Activity.About.WORK, words, network_id=member.network_id, by=by, thing=member)
