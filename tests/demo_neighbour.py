"""The second network of the demonstration: small, alive, and out of reach from the first."""

import random
import uuid
from datetime import timedelta

from design_process.cycles import actions as cycles
from design_process.measures.actions import Entry, record_measurements
from design_process.measures.models import Indicator
from design_process.phases import actions as phases
from design_process.phases.windows import propose
from design_process.problems import actions as problems
from districts.barriers import actions as barriers
from districts.barriers.models import Barrier
from districts.directory.models import Member
from network.membership.models import Network
from network.membership.roles import Role
from network.people.models import Person
from tests.demo_days import SchoolDays, at_three
from tests.world import a_cycle, a_member, a_network, a_person, a_prototype, a_seat, an_indicator

WEEKS = 14
READ = (37, 40, 35, 43, 38, 42, 37, 45, 40, 43, 48, 47, 52, 50)  # percent, a week
PLACES = (  # name, pupils, driver, sponsor, pupils in the lesson that is counted
    ("Harbor Point", 310, "Ilse Marchetti", "Grant Osei", 60),
    ("Lantern Bay Elementary", 1240, "Priya Lund", "Callum Reyes-Hart", 84),
    ("Salt Marsh Union", 95, "Noor Hadley", "", 31),
)
PROBLEM = problems.ProblemWords(
    "Third graders read for meaning",
    "Pupils read the words aloud and cannot say afterwards what the page was about.",
    "Pupils in grade 3",
    "Four in ten retell a page in their own words.",
    "Every pupil retells a page, in words or drawings.",
)
GOAL = {
    "what": "Raise the share of third graders who retell a page in their own words",
    "for_whom": "pupils in grade 3",
    "baseline": "38 %",
    "target": "65 %",
}


def a_small_neighbour(days: SchoolDays) -> None:
    """Three districts by the sea: one tests, one prepares, one looks for a sponsor."""
    other = a_person("other@demo.test", "Oliver Brandt")
    began = days.weeks(WEEKS)[0] - timedelta(weeks=4)
    network = a_network("tidewater", facilitator=other, name="Tidewater Schools Network", on=began)
    template = phases.copy_template(network, "six-phase", by=other)
    ends = days.today + timedelta(weeks=16)
    windows = propose([(phase.label, phase.kind) for phase in template.phases.all()], began, ends)
    cycle = phases.NewCycle("Reading year", began, ends, tuple((w.opens_on, w.closes_on) for w in windows))
    phases.start_design_cycle(template, cycle, by=other)
    problem = problems.write_problem(network, PROBLEM, by=other)
    indicator = _indicator(network, days)
    members = {}
    for name, pupils, driver, sponsor, size in PLACES:
        member = members[name] = a_member(network, name, pupils=pupils, by=other, on=began)
        people = [(driver, Role.DRIVER), (sponsor, Role.SPONSOR)]
        drivers = [_seat(member, person, role, days) for person, role in people if person]
        problems.adopt_problem(member, problem, by=drivers[0], on=began + timedelta(weeks=2))
        _count(member, indicator, size, days)
    _test(members["Harbor Point"], days)
    _held_up(members["Lantern Bay Elementary"], days)


def _seat(member: Member, name: str, role: str, days: SchoolDays) -> Person:
    person = a_person(f"{name.lower().replace(' ', '.')}@tidewater.test", name)
    group = "superintendent" if role == Role.SPONSOR else "teacher"
    a_seat(member, person, role, on=days.weeks(WEEKS)[0], stakeholder_group=group, level="district")
    return person


def _driver(member: Member) -> Person:
    return Person.objects.get(name=next(driver for name, _, driver, *_ in PLACES if name == member.district.name))


def _test(member: Member, days: SchoolDays) -> None:
    """A cycle that runs, and what was seen in it."""
    driver = _driver(member)
    problem = member.adoptions.get().problem
    problems.set_goal(member, problem, problems.GoalWords(**GOAL, by_when=days.at(180)), by=driver)
    prototype = a_prototype(member, "Draw the page first", by=driver, what="Pupils draw a page before they retell it.")
    cycle = a_cycle(
        prototype,
        "Do more pupils retell a page when they draw it first?",
        prediction="Half of the class by the fourth week",
        starts_on=days.at(-15),
    )
    dice = random.Random(7)
    for back, words in ((-13, "Drawing took longer than the page."), (-4, "Two minutes are enough. 14 of 26 retold.")):
        seen = cycles.Seen(words, days.at(back))
        key = uuid.UUID(int=dice.getrandbits(128), version=4)
        log = cycles.store_log(member, cycles.Entered(client_key=key, cycle=cycle, seen=seen), by=driver)
        type(log).objects.filter(pk=log.pk).update(at=at_three(seen.observed_on))


def _indicator(network: Network, days: SchoolDays) -> Indicator:
    return an_indicator(
        network,
        "Pupils who retell a page",
        definition="In one reading lesson a week, pupils who retell a page in their own words or in a drawing.",
        numerator_label="pupils who retold it",
        denominator_label="pupils in the lesson",
        starts_on=days.weeks(WEEKS)[0],
        baseline=38.0,
        target=65.0,
    )


def _count(member: Member, indicator: Indicator, size: int, days: SchoolDays) -> None:
    """A number a week, the last of them on the phone."""
    driver, weeks = _driver(member), days.weeks(WEEKS)
    told = [Entry(indicator.pk, week, round(size * read / 100), size) for week, read in zip(weeks, READ, strict=True)]
    record_measurements(member, told[:-1], by=driver)
    log = cycles.store_log(member, cycles.Entered(client_key=uuid.uuid4(), numbers=(told[-1],)), by=driver)
    type(log).objects.filter(pk=log.pk).update(at=at_three(days.at(-6)))


def _held_up(member: Member, days: SchoolDays) -> None:
    raised = barriers.Raised(
        what="The ferry timetable leaves the team twenty minutes together", kind="time", ask="One early closing a month"
    )
    barrier = barriers.raise_barrier(member, raised, by=_driver(member))
    Barrier.objects.filter(pk=barrier.pk).update(raised_at=at_three(days.at(-12)))
