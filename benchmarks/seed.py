"""A busy network to measure pages on: every member tests something and reports weekly numbers for two years."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from design_process.cycles.actions import Plan, log_observation, plan_cycle
from design_process.measures.models import Indicator, Measurement, Rollup
from design_process.phases.actions import NewCycle, copy_template, project_of, start_design_cycle
from design_process.phases.windows import propose
from design_process.prototypes.actions import PrototypeCard, make_prototype
from districts.barriers.actions import Raised, raise_barrier
from districts.directory.models import Member
from network.membership.models import Network
from network.membership.roles import Role
from network.people.models import Person
from tests.world import a_member, a_network, a_person, a_seat

WEEKS = 80
INDICATORS = 3


def a_busy_network(size: int, name: str = "") -> dict[str, Person]:
    """Build a network of `size` members. Returns the person whose home is measured, by the home's name."""
    today = timezone.localdate()
    name = name or str(size)
    facilitator = a_person(f"facilitator{name}@bench.test")
    network = a_network(f"bench{name}", facilitator=facilitator)
    members = [a_member(network, f"District {number:03}", pupils=400 + number) for number in range(size)]
    driver, sponsor = a_person(f"driver{name}@bench.test"), a_person(f"sponsor{name}@bench.test")
    a_seat(members[0], sponsor, Role.SPONSOR)
    for member in members:
        a_seat(member, driver if member == members[0] else a_person(f"d{member.pk}@bench.test"), Role.DRIVER)
    _start(network, facilitator, today)
    for member in members:
        _test(member, driver, today)
    _measure(network, members, today)
    return {"this week": facilitator, "due now": driver, "status": sponsor}


def _start(network: Network, facilitator: Person, today: date) -> None:
    template = copy_template(network, "six-phase", by=facilitator)
    starts, ends = today - timedelta(weeks=20), today + timedelta(weeks=20)
    rows = [(phase.label, phase.kind) for phase in template.phases.all()]
    windows = tuple((window.opens_on, window.closes_on) for window in propose(rows, starts, ends))
    start_design_cycle(template, NewCycle("Measured", starts, ends, windows), by=facilitator)


def _test(member: Member, driver: Person, today: date) -> None:
    """A prototype with a cycle that runs, ten observations, and a barrier."""
    project = project_of(member)
    assert project is not None
    prototype = make_prototype(project, PrototypeCard("Partner talk", "A minute of talk in pairs"), by=driver)
    plan = Plan("Does it help?", "Half of the pupils", today - timedelta(days=60), today + timedelta(days=10))
    cycle = plan_cycle(prototype, plan, by=driver)
    for week in range(10):
        log_observation(cycle, by=driver, observed_on=today - timedelta(weeks=week), words="Half of the pairs spoke.")
    raise_barrier(member, Raised("No substitute on Wednesdays"), by=driver)


def _measure(network: Network, members: list[Member], today: date) -> None:
    """Numbers in bulk: pages read roll-ups, so those are written beside them as the job would."""
    monday = today - timedelta(days=today.weekday())
    now = timezone.now()
    weeks = [monday - timedelta(weeks=week) for week in range(1, WEEKS + 1)]
    for number in range(INDICATORS):
        indicator = Indicator.objects.create(
            network=network,
            name=f"Indicator {number}",
            definition="How many explain their thinking",
            numerator_label="pupils who explained",
            denominator_label="pupils asked",
            target=60,
            starts_on=weeks[-1],
        )
        cells = [(m, week, 12 + (m.pk + week.toordinal() // 7 * 3) % 17) for m in members for week in weeks]
        common = {"network": network, "indicator": indicator, "denominator": 42}
        Measurement.objects.bulk_create(
            Measurement(member=m, period=week, numerator=given, **common) for m, week, given in cells
        )
        Rollup.objects.bulk_create(
            Rollup(member=m, period=week, numerator=given, computed_at=now, **common) for m, week, given in cells
        )


def session_of(person: Person) -> str:
    """The cookie of a signed-in person."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)
