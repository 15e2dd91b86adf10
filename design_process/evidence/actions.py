"""Writing down evidence, its files and its quotes."""

from dataclasses import asdict, dataclass
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.evidence.files import Checked
from design_process.evidence.models import FILES_A_PIECE, Attachment, Evidence, Quote
from design_process.problems.models import Adoption, ProblemOfPractice
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.people.models import Person


class KeptBefore(Exception):
    """The same form came before with other words: those were kept, these are not. `kept`: what was."""

    def __init__(self, kept: object) -> None:
        super().__init__("this form was kept before")
        self.kept = kept


class Full(Exception):
    """The piece has as many files as it may have."""


@dataclass(frozen=True)
class EvidenceWords:
    """What a piece of evidence says. `n`: people, None when nobody was counted."""

    kind: str
    title: str
    says: str
    heard: str = ""
    about: str = ""
    n: int | None = None
    period: str = ""
    source: str = ""
    collected_by: str = ""
    link: str = ""


def words_of(evidence: Evidence) -> EvidenceWords:
    return EvidenceWords(**{name: getattr(evidence, name) for name in EvidenceWords.__dataclass_fields__})


def state_of(evidence: Evidence) -> str:
    """A fingerprint of what a piece says, to see later whether somebody changed it."""
    return fingerprint(*asdict(words_of(evidence)).values())


def problem_now(member: Member) -> ProblemOfPractice | None:
    """The problem of practice that a member works on today. One query."""
    adoption = Adoption.objects.open().filter(member=member).select_related("problem").first()
    return adoption.problem if adoption else None


def is_on_behalf(member: Member, by: Person) -> bool:
    """Does somebody who is not of the team, so the hub, write this down for it?"""
    return member.pk not in by.holdings.working_members


@transaction.atomic
def add_evidence(member: Member, words: EvidenceWords, *, by: Person, client_key: UUID) -> Evidence:
    """Write down a piece of evidence for the problem that the member works on now. Sent twice, it is stored once.

    Raises KeptBefore when the same form came before with other words.
    """
    about = {
        **asdict(words),
        "member": member,
        "problem": problem_now(member),
        "created_by": by,
        "on_behalf": is_on_behalf(member, by),
    }
    evidence, made = Evidence.objects.get_or_create(network_id=member.network_id, client_key=client_key, defaults=about)
    if made:
        _note(f"added the evidence {words.title} of {member}", evidence, by)
    elif words_of(evidence) != words:
        raise KeptBefore(evidence)
    return evidence


@transaction.atomic
def change_evidence(evidence: Evidence, words: EvidenceWords, *, by: Person, seen: str) -> None:
    """Change what a piece says. Raises ChangedMeanwhile when it no longer says what the person saw (`state_of`)."""
    rows = Evidence.objects.select_for_update(no_key=True, of=("self",)).select_related("member__district")
    held: Evidence = rows.get(pk=evidence.pk)
    if state_of(held) != seen:
        raise ChangedMeanwhile
    for name, value in asdict(words).items():
        setattr(held, name, value)
    held.save(update_fields=list(asdict(words)))
    _note(f"changed the evidence {words.title} of {held.member}", held, by)


@transaction.atomic
def take_off_board(evidence: Evidence, because: str, *, by: Person) -> bool:
    """Take a piece off the board. It is kept, and so is what rests on it. False when it was off already."""
    off = {"off_at": timezone.now(), "off_by": by, "off_because": because}
    if not Evidence.objects.on_board().filter(pk=evidence.pk).update(**off):
        return False
    _note(f"took the evidence {evidence.title} of {evidence.member} off the board", evidence, by, why=because)
    return True


@transaction.atomic
def put_back(evidence: Evidence, *, by: Person) -> bool:
    """Put a piece back on the board. False when it stands there."""
    if not Evidence.objects.filter(pk=evidence.pk, off_at__isnull=False).update(
        off_at=None, off_by=None, off_because=""
    ):
        return False
    _note(f"put the evidence {evidence.title} of {evidence.member} back on the board", evidence, by)
    return True


def digest_of(content: bytes) -> bytes:
    """By what a file that comes twice is known again."""
    return sha256(content).digest()


@transaction.atomic
def attach(evidence: Evidence, file: Checked, *, digest: bytes, by: Person) -> Attachment:
    """Keep a file with a piece of evidence. The same file sent twice is kept once. Raises Full beyond ten."""
    Evidence.objects.select_for_update(no_key=True).get(pk=evidence.pk)
    rows = Attachment.objects.filter(evidence=evidence)
    if same := rows.filter(digest=digest).defer("content").first():
        return same
    taken = set(rows.values_list("place", flat=True))
    place = next((place for place in range(1, FILES_A_PIECE + 1) if place not in taken), None)
    if place is None:
        raise Full
    kept = Attachment.objects.create(
        network_id=evidence.network_id,
        member_id=evidence.member_id,
        evidence=evidence,
        place=place,
        name=file.name,
        kind=file.kind,
        content=file.content,
        size=len(file.content),
        digest=digest,
        by=by,
    )
    _note(f"attached {file.name} to the evidence {evidence.title} of {evidence.member}", evidence, by)
    return kept


@transaction.atomic
def take_file_away(attachment: Attachment, *, by: Person) -> None:
    """Take a file away; nothing of it is left. Taken away twice is taken away once."""
    if Attachment.objects.filter(pk=attachment.pk).delete()[0]:
        evidence = attachment.evidence
        _note(f"took {attachment.name} away from the evidence {evidence.title} of {evidence.member}", evidence, by)


@transaction.atomic
def add_quote(evidence: Evidence, said: str, *, by: Person, client_key: UUID) -> Quote:
    """Keep what somebody said, with a piece of evidence. Sent twice, it is stored once."""
    quote, made = Quote.objects.get_or_create(
        network_id=evidence.network_id,
        client_key=client_key,
        defaults={"member_id": evidence.member_id, "evidence": evidence, "said": said, "by": by},
    )
    if made:
        _note(f"added a quote to the evidence {evidence.title} of {evidence.member}", evidence, by)
    return quote


@transaction.atomic
def change_quote(quote: Quote, said: str, *, by: Person, seen: str) -> None:
    """Write a quote anew. Raises ChangedMeanwhile when it no longer says what the person saw.

    The words before are gone: somebody may have taken a name out.
    """
    held = Quote.objects.select_for_update(no_key=True, of=("self",)).get(pk=quote.pk)
    if fingerprint(held.said) != seen:
        raise ChangedMeanwhile
    held.said = said
    held.save(update_fields=["said"])
    words = f"changed a quote of {held.member}"
    record(Activity.About.WORK, words, network_id=held.network_id, by=by, thing=held)


@transaction.atomic
def take_quote_away(quote: Quote, *, by: Person) -> None:
    """Take a quote away; nothing of it is left."""
    if Quote.objects.filter(pk=quote.pk).delete()[0]:
        words = f"took a quote of {quote.member} away"
        record(Activity.About.WORK, words, network_id=quote.network_id, by=by)


def _note(words: str, evidence: Evidence, by: Person, *, why: str = "") -> None:
    record(Activity.About.WORK, words, network_id=evidence.network_id, by=by, thing=evidence, why=why)
