"""Writing a joint brief, sending it, and keeping what comes back."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from districts.barriers.actions import AlreadyClosed, Answered, answer_barrier
from districts.barriers.briefs.models import BriefAnswer, BriefPart, JointBrief
from districts.barriers.models import Barrier
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network
from network.outbox.actions import owe


class AlreadySent(Exception):
    """The brief is out: what its reader has in hand is not changed under them."""


class NothingToSend(Exception):
    """No open barrier stands behind the brief."""


class NamesSomebody(Exception):
    """The text names a district behind it whose team has not agreed to that. `names`: which."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(names)
        self.names = names


@dataclass(frozen=True)
class Written:
    """What a brief says, to whom it goes, and the barriers behind it."""

    WORDS: ClassVar = ("title", "what", "seen", "ask", "level", "contact_name", "contact_office", "contact_email")

    title: str
    what: str
    ask: str
    contact_name: str
    contact_email: str
    seen: str = ""
    level: str = JointBrief.Level.COUNTY
    contact_office: str = ""
    barriers: tuple[Barrier, ...] = ()


@transaction.atomic
def write_brief(network: Network, written: Written, *, by: Any, client_key: UUID) -> JointBrief:
    """Store a draft. The same `client_key` again returns the first one, as it is."""
    words = {name: getattr(written, name) for name in Written.WORDS}
    brief, made = JointBrief.objects.get_or_create(
        network=network, client_key=client_key, defaults={**words, "created_by": by}
    )
    if made:
        _gather(brief, written.barriers)
        _note(f"wrote the joint brief {brief.title}", brief, by=by)
    return brief


@transaction.atomic
def change_brief(brief: JointBrief, written: Written, *, by: Any) -> None:
    """Change a draft. Raises AlreadySent."""
    locked = JointBrief.objects.select_for_update(no_key=True).get(pk=brief.pk)
    if locked.sent_at:
        raise AlreadySent
    for name in Written.WORDS:
        setattr(locked, name, getattr(written, name))
    locked.save(update_fields=list(Written.WORDS))
    _gather(locked, written.barriers)
    _note(f"changed the joint brief {locked.title}", locked, by=by)


def _gather(brief: JointBrief, barriers: tuple[Barrier, ...]) -> None:
    """Let these barriers of the network stand behind it, and no others. One that another brief holds stays there."""
    wanted = {b.pk: b for b in barriers if b.network_id == brief.network_id}
    brief.parts.exclude(barrier__in=wanted).delete()
    held = set(BriefPart.objects.filter(barrier__in=wanted, is_over=False).values_list("barrier", flat=True))
    BriefPart.objects.bulk_create(
        [
            BriefPart(network_id=brief.network_id, brief=brief, barrier=b, member_id=b.member_id)
            for pk, b in wanted.items()
            if pk not in held
        ],
        ignore_conflicts=True,  # put into another brief in this very moment
    )


@transaction.atomic
def name_district(part: BriefPart, named: bool, *, by: Any) -> None:
    """Let a brief name a district, or not. Its team's word; it counts until the brief is sent. Raises AlreadySent."""
    brief = JointBrief.objects.select_for_update(no_key=True).get(pk=part.brief_id)
    if brief.sent_at:
        raise AlreadySent
    if BriefPart.objects.filter(pk=part.pk).exclude(is_named=named).update(is_named=named):
        verb = "let the joint brief name" if named else "asked the joint brief not to name"
        _note(f"{verb} {part.member}: {brief.title}", brief, by=by)


@transaction.atomic
def send_brief(brief: JointBrief, *, by: Any) -> None:
    """Send it, or send it once more: the new link counts, earlier ones end. Raises NothingToSend, NamesSomebody."""
    locked = JointBrief.objects.select_for_update(no_key=True).get(pk=brief.pk)
    parts = list(locked.parts.select_related("member__district"))
    if not parts:
        raise NothingToSend
    if names := named_without_leave(locked, parts):
        raise NamesSomebody(names)
    locked.round = F("round") + 1
    if locked.sent_at is None:
        locked.sent_at, locked.state = timezone.now(), JointBrief.State.SENT
    locked.save(update_fields=["round", "sent_at", "state"])
    locked.refresh_from_db()
    owe("joint_brief", f"joint-brief:{locked.pk}:{locked.round}", network_id=locked.network_id, brief=locked.pk)
    _note(f"sent the joint brief {locked.title} to {locked.to_whom}", locked, by=by)


def named_without_leave(brief: JointBrief, parts: list[BriefPart]) -> list[str]:
    """Districts behind a brief that its words name although their teams have not said that it may."""
    text = " ".join((brief.title, brief.what, brief.seen, brief.ask)).casefold()
    return sorted({str(p.member) for p in parts if not p.is_named and str(p.member).casefold() in text})


@transaction.atomic
def keep_answer(brief: JointBrief, kind: str, *, words: str, due_on: date | None, client_key: UUID) -> BriefAnswer:
    """Keep what the county or the state answers, and answer every barrier behind the brief with it. Once for a key."""
    locked = JointBrief.objects.select_for_update(no_key=True).get(pk=brief.pk)
    due_on = due_on if kind == BriefAnswer.Kind.PROMISED else None
    answer, made = BriefAnswer.objects.get_or_create(
        brief=locked,
        client_key=client_key,
        defaults={"network_id": locked.network_id, "kind": kind, "words": words, "due_on": due_on},
    )
    if not made:
        return answer
    locked.state, locked.due_on = kind, due_on
    locked.save(update_fields=["state", "due_on"])
    if not locked.is_open:
        locked.parts.update(is_over=True)
    said = Answered(kind, f"{locked.to_whom}: {words}"[:500] if words else f"Said by {locked.to_whom}.", due_on)
    for part in locked.parts.select_related("barrier").order_by("barrier"):
        try:
            answer_barrier(part.barrier, said, by=None)
        except AlreadyClosed:
            continue  # out of the way already: the answer comes late, and is kept with the brief
    _note(f"{locked.to_whom} answered the joint brief {locked.title} ({answer.get_kind_display().lower()})", locked)
    owe("joint_brief_answered", f"joint-brief-answered:{answer.pk}", network_id=locked.network_id, answer=answer.pk)
    return answer


def _note(words: str, brief: JointBrief, *, by: Any = None) -> None:
    record(Activity.About.BARRIERS, words, network_id=brief.network_id, by=by, thing=brief)
