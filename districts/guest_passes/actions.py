"""Making a guest pass, keeping what its guest says, sending it again, taking it back."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from districts.directory.models import District
from districts.guest_passes.models import GuestPass
from network.activity.actions import record
from network.activity.models import Activity
from network.meetings.models import Meeting
from network.membership.models import Network
from network.outbox.actions import owe

AFTERWARDS = timedelta(days=14)  # after the meeting, unless the hub says another day


class PassOver(Exception):
    """Refused: the pass has ended or was taken back, or the meeting it is about is over."""


@dataclass(frozen=True)
class Visitor:
    """Who visits what. `district_name`: in the words of the directory, or as it was typed."""

    meeting: Meeting
    name: str
    email: str
    district_name: str
    until: date
    district: District | None = None


@transaction.atomic
def make_pass(network: Network, visitor: Visitor, *, by: Any, client_key: UUID) -> GuestPass:
    """Make a pass and owe its letter. The same `client_key` again, or somebody who has one for the meeting: theirs."""
    Meeting.objects.select_for_update(no_key=True).get(pk=visitor.meeting.pk)  # one for a meeting
    there = GuestPass.objects.standing().filter(meeting=visitor.meeting, email=visitor.email).first()
    if there is not None:
        return there
    fields = {**visitor.__dict__, "by": by}
    found, made = GuestPass.objects.get_or_create(network=network, client_key=client_key, defaults=fields)
    if made:
        _owe_letter(found)
        _note(f"made a guest pass for {found} to {found.meeting}", found, by=by)
    return found


@transaction.atomic
def answer_coming(guest_pass: GuestPass, coming: str) -> None:
    """Keep whether the guest comes. Said again, it changes nothing; another answer counts instead. Raises PassOver."""
    locked = _open(guest_pass)
    if locked.meeting.is_off or locked.meeting.state == Meeting.State.CLOSED or _is_past(locked.meeting):
        raise PassOver
    if locked.coming == coming:
        return
    locked.coming, locked.coming_at = coming, timezone.now()
    locked.save(update_fields=["coming", "coming_at"])
    _note(f"{locked} (guest) answered for {locked.meeting}: {locked.get_coming_display().lower()}", locked)


@transaction.atomic
def say_wish(guest_pass: GuestPass, wish: str, words: str) -> None:
    """Keep whether their district would like to join, and tell the hub. Said again, it changes nothing.

    Another answer counts instead, and waits for the hub anew. Raises PassOver.
    """
    locked = _open(guest_pass)
    if (locked.wish, locked.words) == (wish, words):
        return
    locked.wish, locked.words, locked.wished_at, locked.taken_up_at = wish, words, timezone.now(), None
    locked.save(update_fields=["wish", "words", "wished_at", "taken_up_at"])
    _note(f"{locked} (guest) said: {locked.get_wish_display().lower()}", locked)
    # Somebody who changes their words writes one letter of each kind; the hub's page has the last words.
    owe("guest_pass_said", f"guest-pass-said:{locked.pk}:{wish}", network_id=locked.network_id, guest_pass=locked.pk)


@transaction.atomic
def repeat_letter(guest_pass: GuestPass, *, by: Any) -> None:
    """Send a new link; earlier ones end. Raises PassOver."""
    locked = _open(guest_pass)
    locked.round = F("round") + 1
    locked.save(update_fields=["round"])
    locked.refresh_from_db()
    _owe_letter(locked)
    _note(f"sent the guest pass to {locked} again", locked, by=by)


@transaction.atomic
def withdraw_pass(guest_pass: GuestPass, *, by: Any) -> None:
    """Take a pass back: its link opens nothing any more. Nobody is written to. Once."""
    if GuestPass.objects.standing().filter(pk=guest_pass.pk).update(withdrawn_at=timezone.now()):
        _note(f"took back the guest pass of {guest_pass}", guest_pass, by=by)


@transaction.atomic
def take_up(guest_pass: GuestPass, *, by: Any) -> None:
    """Note that somebody of the hub has seen to what the guest said. Once."""
    open_now = GuestPass.objects.filter(pk=guest_pass.pk, taken_up_at=None).exclude(wish="")
    if open_now.update(taken_up_at=timezone.now()):
        _note(f"took up what {guest_pass} (guest) said", guest_pass, by=by)


@transaction.atomic
def heed_meeting(meeting: Meeting, changed: Any) -> None:
    """A meeting moved or is off: its guests are told, and one that moved is answered anew."""
    passes = GuestPass.objects.standing().filter(meeting=meeting).select_for_update(of=("self",)).order_by("pk")
    day = meeting.local_start.date()
    for one in passes:
        told = one.coming != GuestPass.Coming.NO or "starts_at" in changed
        if "starts_at" in changed:
            one.coming, one.coming_at = GuestPass.Coming.NONE, None
            one.until = max(one.until, day + AFTERWARDS) if one.until < day else one.until
            one.save(update_fields=["coming", "coming_at", "until"])
        if told:
            key = f"guest-pass-meeting:{one.pk}:{meeting.sequence}"
            owe("guest_pass_meeting", key, network_id=one.network_id, guest_pass=one.pk, sequence=meeting.sequence)


def _open(guest_pass: GuestPass) -> GuestPass:
    """The pass as it is now, held until the transaction ends. Raises PassOver."""
    rows = GuestPass.objects.select_for_update(of=("self",)).select_related("meeting")
    locked: GuestPass = rows.get(pk=guest_pass.pk)
    if locked.withdrawn_at is not None or locked.is_over(timezone.localdate()):
        raise PassOver
    return locked


def _is_past(meeting: Meeting) -> bool:
    return meeting.ends_at <= timezone.now()


def _owe_letter(found: GuestPass) -> None:
    key = f"guest-pass:{found.pk}:{found.round}"
    owe("guest_pass", key, network_id=found.network_id, guest_pass=found.pk, round=found.round)


def _note(words: str, found: GuestPass, *, by: Any = None) -> None:
    record(Activity.About.MEMBERS, words, network_id=found.network_id, by=by, thing=found)
