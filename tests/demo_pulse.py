"""Who in the demonstration was asked at the last pulse whether their district is still in, and what they said."""

from datetime import timedelta
from typing import TYPE_CHECKING

from districts.directory.models import Member
from districts.pulse.actions import answer_pulse, ask_due
from districts.pulse.models import CommitmentPulse
from tests.demo_days import at_three

if TYPE_CHECKING:
    from tests.demo import County

SAID = {  # by the name of whoever was asked
    "Elena Marsh": ("in", "The exit tickets pay for themselves. Count on us for spring."),
    "Ruben Castell": ("in", ""),
    "Martin Achterberg": ("in", ""),
    "Yolanda Briggs": ("but", "Two of my teachers are out until February. We need lighter weeks until then."),
    "Rosalind Tse": ("in", ""),
    "Jerome Whitaker": ("in", "The check-ins help most."),
    "Lucia Ferrante": ("pause", "Our second teacher leaves at Christmas. May we rest until somebody is hired?"),
    "Sylvia Renner": ("in", "My board asks for the one page every month now."),
}
STILL_ASKED = "Dana Whitfield"  # her home shows the question
AGO = 9  # days


def take_the_pulse(county: "County") -> None:
    """Nine days ago every member at work was asked; most have answered."""
    on = county.today - timedelta(days=AGO)
    Member.objects.filter(network=county.network).update(recommit_on=on)
    ask_due(county.network, on)
    for pulse in CommitmentPulse.objects.filter(network=county.network).select_related("person"):
        answer, words = SAID.get(pulse.person.name, ("in", ""))
        if pulse.person.name != STILL_ASKED:
            answer_pulse(pulse, answer, words)
            CommitmentPulse.objects.filter(pk=pulse.pk).update(answered_at=at_three(on + timedelta(days=1)))
