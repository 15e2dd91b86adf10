"""Letters about polls: the personal link, one reminder, and the result to whoever asked."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from network.date_polls.board import board_of
from network.date_polls.links import answer_address
from network.date_polls.models import DatePoll, PollGuest
from network.lib.letters import Letter, absolute, send
from network.membership.models import RoleGrant
from network.outbox.handlers import handles
from network.telling.actions import wish_of
from network.telling.links import REMINDERS, fewer_link


@handles("date_poll_asked")
def ask(guest: int) -> None:
    """Send somebody their link, unless they have answered or it is over."""
    _send(guest, "date_poll_asked", "Which dates suit you? {title}")


@handles("date_poll_nudge")
def remind(guest: int) -> None:
    """Remind somebody once, unless they have answered, it is over, or they want no reminders."""
    found = PollGuest.objects.filter(pk=guest).first()
    if found is not None and wish_of(found.person_id, found.network_id).reminders:
        _send(guest, "date_poll_nudge", "Still needed: which dates suit you? {title}")


@handles("date_poll_told")
def tell_organizer(poll: int) -> None:
    """Tell whoever asked that all have answered, or that the time is over, with the best date and who is missing."""
    found = DatePoll.objects.filter(pk=poll, state=DatePoll.State.OPEN).select_related("by", "network").first()
    if found is None or found.by is None or not _takes_part(found.by.pk, found.network_id):
        return
    board = board_of(found)
    subject = f"Everyone has answered: {found}" if not board.waiting else f"Answers are in: {found}"
    context = {
        "poll": found,
        "board": board,
        "reader": found.by,
        "network_name": found.network.name,
        "link": absolute(reverse("date_polls:poll", args=[found.pk])),
    }
    send(Letter(f"date_poll_told:{found.pk}", found.by.email, subject, "date_poll_told", context))


def _send(guest_id: int, template: str, subject: str) -> None:
    guest = (
        PollGuest.objects.filter(pk=guest_id, answered_at=None, person__is_active=True)
        .select_related("poll__by", "poll__network", "person")
        .first()
    )
    if guest is None or not guest.poll.is_open(timezone.now()) or not _takes_part(guest.person_id, guest.network_id):
        return
    poll = guest.poll
    context: dict[str, Any] = {
        "poll": poll,
        "reader": guest.person,
        "closes_at": poll.local_close,
        "dates": poll.dates.count(),
        "network_name": poll.network.name,
        "link": answer_address(guest),
        "fewer": fewer_link(guest.person_id, guest.network_id, REMINDERS),
    }
    key = f"{template}:{guest.pk}:{guest.round}"
    send(Letter(key, guest.person.email, subject.format(title=poll.title), template, context))


def _takes_part(person_id: int, network_id: int) -> bool:
    return RoleGrant.objects.who_to_tell(network_id).filter(pk=person_id).exists()
