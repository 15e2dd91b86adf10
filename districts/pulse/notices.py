"""The letter with the one question."""

from districts.pulse.links import OPEN_FOR, answer_path, speaks_for
from districts.pulse.models import CommitmentPulse
from network.lib.letters import Letter, absolute, send
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
