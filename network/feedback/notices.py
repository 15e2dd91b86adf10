"""Letters about feedback: the link to one's own form, and one reminder."""

from django.utils import timezone

from network.feedback.models import MeetingFeedback
from network.lib.letters import Letter, absolute, send
from network.membership.models import RoleGrant
from network.outbox.handlers import handles
from network.questionnaires.links import receipt_path
from network.questionnaires.models import Receipt
from network.telling.actions import wish_of
from network.telling.links import REMINDERS, fewer_link


@handles("feedback_asked")
def ask_for_feedback(receipt: int) -> None:
    """Send somebody the link to their form, unless they have answered or it is over."""
    _send(receipt, "feedback_asked", "One minute about {meeting}")


@handles("feedback_nudge")
def remind_of_feedback(receipt: int) -> None:
    """Remind somebody once, unless they have answered or it is over by now."""
    found = Receipt.objects.filter(pk=receipt).first()
    if found is not None and wish_of(found.person_id, found.network_id).reminders:
        _send(receipt, "feedback_nudge", "Still one minute about {meeting}?")


def _send(receipt_id: int, template: str, subject: str) -> None:
    receipt = Receipt.objects.waiting().filter(pk=receipt_id).select_related("person", "wave", "network").first()
    if receipt is None or not receipt.wave.is_open(timezone.now()):
        return
    if not RoleGrant.objects.who_to_tell(receipt.network_id).filter(pk=receipt.person_id).exists():
        return
    meeting = MeetingFeedback.objects.select_related("meeting").get(wave=receipt.wave).meeting
    context = {
        "reader": receipt.person,
        "meeting": meeting,
        "starts_at": meeting.local_start,
        "closes_at": receipt.wave.closes_at,
        "network_name": receipt.network.name,
        "link": absolute(receipt_path(receipt)),
        "fewer": fewer_link(receipt.person_id, receipt.network_id, REMINDERS),
    }
    key = f"{template}:{receipt.pk}"
    send(Letter(key, receipt.person.email, subject.format(meeting=meeting.title), template, context))
