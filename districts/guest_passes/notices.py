"""Letters of guest passes: to the guest, and what the guest said to the hub."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from districts.guest_passes.links import visit_path
from districts.guest_passes.models import GuestPass
from network.lib.letters import Letter, absolute, send
from network.lib.words import day_words
from network.meetings.words import clock, when_words, zone_words
from network.membership.models import RoleGrant
from network.membership.roles import HUB_ROLES
from network.outbox.handlers import handles


@handles("guest_pass")
def send_pass(guest_pass: int, round: int) -> None:
    """The pass itself, unless it was taken back, has ended, or a later letter carries the link."""
    found = _open(guest_pass)
    if found is not None and found.round == round:
        subject = f"You are invited to look in: {found.network.name}, {_start_words(found)}"
        _send(f"guest-pass:{found.pk}:{round}", found, subject, "guest_pass")


@handles("guest_pass_meeting")
def tell_of_meeting(guest_pass: int, sequence: int) -> None:
    """The meeting moved, or is called off. One that another has overtaken is not sent."""
    found = _open(guest_pass)
    if found is None or found.meeting.sequence != sequence:
        return
    verb = "Called off" if found.meeting.is_off else "Changed"
    subject = f"{verb}: {found.meeting.title}, {_start_words(found)}"
    _send(f"guest-pass-meeting:{found.pk}:{sequence}", found, subject, "guest_pass_meeting")


@handles("guest_pass_said")
def tell_the_hub(guest_pass: int) -> None:
    """What a guest said, to each facilitator."""
    found = GuestPass.objects.whole().filter(pk=guest_pass).exclude(wish="").first()
    if found is None:
        return
    said = "would like to join" if found.wish == GuestPass.Wish.JOIN else "says: not now"
    for reader in RoleGrant.objects.who_to_tell(found.network_id, *HUB_ROLES):
        context = {
            "guest_pass": found,
            "reader": reader,
            "network_name": found.network.name,
            "link": absolute(reverse("guest_passes:pass", args=[found.pk])),
        }
        key = f"guest-pass-said:{found.pk}:{found.wish}:{reader.pk}"
        send(Letter(key, reader.email, f"{found.district_name} {said}", "guest_pass_said", context))


def _open(pk: int) -> GuestPass | None:
    found = GuestPass.objects.whole().standing().filter(pk=pk).first()
    return None if found is None or found.is_over(timezone.localdate()) else found


def _send(key: str, found: GuestPass, subject: str, template: str) -> None:
    meeting, host = found.meeting, found.by
    context: dict[str, Any] = {
        "guest_pass": found,
        "meeting": meeting,
        "when": when_words(meeting.starts_at, meeting.ends_at, meeting.time_zone, year=True),
        "zone": zone_words(meeting.time_zone),
        "network_name": found.network.name,
        "link": absolute(visit_path(found)),
    }
    reply_to = host.email if host and host.is_active else ""
    send(Letter(key, found.email, subject, template, context, reply_to=reply_to))


def _start_words(found: GuestPass) -> str:
    """ "Tue 6 Oct, 9:00": in a subject, on the meeting's own clock."""
    start = found.meeting.local_start
    return f"{day_words(start.date())}, {clock(start)}"
