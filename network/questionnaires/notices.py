"""The letter with the link to one's own form. Features that ask by themselves write letters of their own."""

from datetime import date
from zoneinfo import ZoneInfo

from django.utils import timezone

from network.lib.letters import Letter, absolute, send
from network.membership.models import RoleGrant
from network.outbox.handlers import handles
from network.questionnaires.links import receipt_path
from network.questionnaires.models import Receipt


@handles("questions_asked")
def send_questions(receipt: int) -> None:
    """Send somebody the link to their form, unless they have answered, it is over, or they have left."""
    rows = Receipt.objects.waiting().select_related("person", "network", "wave__by", "wave__version__questionnaire")
    found = rows.filter(pk=receipt).first()
    if found is None or not found.wave.is_open(timezone.now()):
        return
    if not RoleGrant.objects.who_to_tell(found.network_id).filter(pk=found.person_id).exists():
        return
    sheet = found.wave.version.questionnaire
    context = {
        "reader": found.person,
        "wave": found.wave,
        "sheet": sheet,
        "last_day": _last_day(found),
        "network_name": found.network.name,
        "link": absolute(receipt_path(found)),
    }
    subject = f"{sheet.title}: {found.wave.title}"
    send(Letter(f"questions_asked:{found.pk}:{found.round}", found.person.email, subject, "questions_asked", context))


def _last_day(receipt: Receipt) -> date | None:
    """The last day on which one can answer, on the clock of the network."""
    closes_at = receipt.wave.closes_at
    return closes_at.astimezone(ZoneInfo(receipt.network.time_zone)).date() if closes_at else None
