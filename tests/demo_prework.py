"""What was said by hand in the demonstration: of the common data, of a gate passed, of where a member is."""

from datetime import timedelta
from typing import TYPE_CHECKING

from design_process.phases.actions import SaidPosition, override_position, project_of
from design_process.phases.models import Phase, PositionOverride
from design_process.progress.actions import note_gate
from design_process.progress.models import GateNote
from tests import demo_story as story
from tests.demo_days import at_three

if TYPE_CHECKING:
    from tests.demo import County

NOTICED = (
    "Most pupils get the right answer; fewer than half could write down why it is right.",
    "Our fourth grade explains more often than our sixth grade. Nobody had expected that.",
    "We looked at the same twelve tasks in two schools: the answers differ less than the explanations.",
    "Families come in September and again in May. In between we see the same few.",
)
NOT_YET = "Pine Hollow Union"  # paused before the team came to it
PASSED = (
    "Silver Spring",
    "With eleven pupils any table would point at a child. The team talks it over in the room instead.",
)


def look_at_data(county: "County") -> None:
    """Each team that has begun looked at the data in its second week; one member goes on without."""
    begun = [place for place in story.PLACES if place.stands != "prework" and place.name != NOT_YET]
    for number, place in enumerate(begun):
        member, driver = county.members[place.name], county.people[place.driver]
        note_gate(member, "data", NOTICED[number % len(NOTICED)], passed=False, by=driver)
    name, why = PASSED
    note_gate(county.members[name], "data", why, passed=True, by=county.facilitator)
    GateNote.objects.filter(network=county.network).update(at=at_three(county.began + timedelta(days=10)))


ON_PAPER = (
    "Alder County Office of Education",
    "Their first test runs on paper in two rooms. Owen writes the plan in once the report cards are out.",
)


def say_where(county: "County") -> None:
    """One member is further than its records: the facilitator saw it in the room and says so."""
    name, why = ON_PAPER
    project = project_of(county.members[name])
    assert project is not None
    test = Phase.objects.get(template=project.design_cycle.template_id, kind=Phase.Kind.TRY)
    said = override_position(project, SaidPosition(test, county.days.at(-16), why), by=county.facilitator)
    PositionOverride.objects.filter(pk=said.pk).update(at=at_three(county.days.at(-6)))
