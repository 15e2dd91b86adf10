"""Who of the demonstration has been shown around: most on their own, two in person, and some are on the way."""

from datetime import timedelta
from typing import TYPE_CHECKING

from design_process.onboarding.actions import finish_path, note_shown_around, tick_step
from design_process.onboarding.models import RolePath
from districts.directory.models import Seat
from tests.demo_days import at_three

if TYPE_CHECKING:
    from tests.demo import County

ON_THE_WAY = {"Dana Whitfield": "people-first", "Sylvia Renner": "clear-the-way", "Tomas Reyes": "network"}
IN_PERSON = ("Bea Holloway", "Theo Vasquez")
NOT_YET = ("Opal Finch", "Nia Abara", "Mae Collier")


def show_around(county: "County") -> None:
    """In the second week most went their path; two were shown around at the kick-off."""
    on = county.began + timedelta(days=10)
    for name in IN_PERSON:
        note_shown_around(county.network, county.people[name], on, by=county.facilitator)
    for name, step in ON_THE_WAY.items():
        tick_step(county.network, step, by=county.people[name])
    finish_path(county.network.pk, "facilitator", county.facilitator)
    left_out = {*ON_THE_WAY, *IN_PERSON, *NOT_YET}
    for seat in Seat.objects.taken().filter(network=county.network).select_related("grant__person"):
        if seat.grant.person.name not in left_out:
            finish_path(county.network.pk, seat.grant.role, seat.grant.person)
    RolePath.objects.filter(network=county.network).update(finished_at=at_three(on))
