"""The letter with the one question, and the one that tells the hub who wants to pause or to leave."""

from django.urls import reverse

from districts.pulse.links import OPEN_FOR, answer_path, speaks_for
from districts.pulse.models import CommitmentPulse
from network.lib.letters import Letter, absolute, send
from network.membership.models import RoleGrant
from network.membership.roles import HUB_ROLES
from network.outbox.handlers import handles


@handles("pulse_asked")
def ask_whether_in(pulse: int) -> None:
    """Ask one person, unless they have answered, left, or their district rests by now."""
    rows = CommitmentPulse.objects.waiting().select_related("person", "member__district", "network")
    found = rows.filter(pk=pulse).first()
    if found is None or not speaks_for(found):
        return
    context = {
        "pulse": found,
        "reader": found.person,
        "network_name": found.network.name,
        "link": absolute(answer_path(found.pk)),
        "until": found.asked_on + OPEN_FOR,
    }
    subject = f"Is {found.member} still in?"
    send(Letter(f"pulse-asked:{found.pk}", found.person.email, subject, "pulse_asked", context))


@handles("pulse_talk")
def tell_the_hub(pulse: int, person: int, said_at: str) -> None:
    """Tell somebody of the hub what was answered, unless it was answered anew or the member rests by now."""
    rows = CommitmentPulse.objects.goodbyes().select_related("person", "member__district", "network")
    found = rows.filter(pk=pulse).first()
    if found is None or found.answered_at is None or found.answered_at.isoformat() != said_at:
        return
    hub = RoleGrant.objects.who_to_tell(found.network_id, *HUB_ROLES)
    reader = hub.filter(pk=person).first()
    if reader is None:
        return
    wants = "to leave" if found.answer == CommitmentPulse.Answer.LEAVE else "to pause"
    context = {
        "pulse": found,
        "reader": reader,
        "wants": wants,
        "network_name": found.network.name,
        "link": absolute(reverse("pulse:pulse", args=[found.network.slug])),
    }
    key = f"pulse-talk:{pulse}:{said_at}:{person}"
    send(Letter(key, reader.email, f"{found.member} would like {wants}", "pulse_talk", context, found.person.email))
