"""The demonstration: an invented county network, built by the same actions that the tests use.

    python -m tests.demo          builds it once; run again, it changes nothing

One transaction: stopped half-way it leaves nothing behind. Dates are counted back from today.
"""

import logging
import os
import random
from dataclasses import replace
from datetime import date, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
django.setup()

from django.db import transaction  # noqa: E402 - after the settings
from django.utils import timezone  # noqa: E402

from design_process.cards.actions import Openness, open_card  # noqa: E402
from design_process.cycles import actions as cycles  # noqa: E402
from design_process.cycles.full_plan.models import CycleTask  # noqa: E402
from design_process.cycles.models import TestCycle  # noqa: E402
from design_process.cycles.prediction_actions import Judged, Predicted, say_how_sure  # noqa: E402
from design_process.cycles.results import compare_predictions  # noqa: E402
from design_process.measures.actions import Entry, add_indicator, record_measurements  # noqa: E402
from design_process.measures.models import Indicator  # noqa: E402
from design_process.phases import actions as phases  # noqa: E402
from design_process.phases.models import Phase, PhaseDone  # noqa: E402
from design_process.phases.windows import propose  # noqa: E402
from design_process.problems import actions as problems  # noqa: E402
from design_process.prototypes import actions as prototypes  # noqa: E402
from design_process.prototypes.models import Prototype  # noqa: E402
from districts.directory.actions import admit_member, change_state  # noqa: E402
from districts.directory.agreements import Agreed, record_agreement  # noqa: E402
from districts.directory.models import District, DistrictProfile, GroupCount, Member, School  # noqa: E402
from districts.directory.seat_actions import say_time  # noqa: E402
from network.activity.models import Activity  # noqa: E402
from network.lib.dates import school_year_of  # noqa: E402
from network.membership.models import Network  # noqa: E402
from network.membership.roles import Role  # noqa: E402
from network.people.models import Person  # noqa: E402
from tests import demo_story as story  # noqa: E402
from tests.demo_barriers import tell_of_barriers  # noqa: E402
from tests.demo_calendars import share_calendars  # noqa: E402
from tests.demo_celebrations import celebrate_them  # noqa: E402
from tests.demo_charter import write_charter  # noqa: E402
from tests.demo_charts import tell_charts  # noqa: E402
from tests.demo_cycles import answers_of, grow, photograph, say_how_it_went  # noqa: E402
from tests.demo_days import SchoolDays, at_three  # noqa: E402
from tests.demo_evidence import find_out  # noqa: E402
from tests.demo_groups import count_by_group  # noqa: E402
from tests.demo_guests import let_guests_look_in  # noqa: E402
from tests.demo_heard import say_in_private  # noqa: E402
from tests.demo_ideas import think_of_something  # noqa: E402
from tests.demo_lessons import tell_lessons  # noqa: E402
from tests.demo_minute import ask_in_a_minute  # noqa: E402
from tests.demo_neighbour import a_small_neighbour  # noqa: E402
from tests.demo_numbers import count_questions  # noqa: E402
from tests.demo_onboarding import show_around  # noqa: E402
from tests.demo_plan import plan_backwards  # noqa: E402
from tests.demo_prework import look_at_data, say_where  # noqa: E402
from tests.demo_pulse import take_the_pulse  # noqa: E402
from tests.demo_ratings import rate_problems  # noqa: E402
from tests.demo_reports import judge_goals, keep_a_page, look_back  # noqa: E402
from tests.demo_surveys import ask_classes  # noqa: E402
from tests.demo_theory import think_it_through  # noqa: E402
from tests.demo_walks import walk_through  # noqa: E402
from tests.demo_work import TEAMS, ToldCycle  # noqa: E402
from tests.demo_year import Year, perform_owed  # noqa: E402
from tests.world import a_network, a_person, a_seat  # noqa: E402

SLUG = "alder"
WEEKS = 24
REACHED = ("prework", "discover", "interpret", "ideate", "prototype", "test", "evolve")
KNOWN_AS = {
    "Dana Whitfield": "driver@demo.test",
    "Sylvia Renner": "sponsor@demo.test",
    "Tomas Reyes": "member@demo.test",
}
STANDS_LIKE = {"paused": "interpret"}


def build() -> bool:
    """Build the demonstration unless it is there. Returns whether it was built now."""
    if Network.objects.filter(slug=SLUG).exists():
        return False
    with transaction.atomic():
        county = County(timezone.localdate())
        county.found()
        for place in story.PLACES:
            county.settle(place)
        county.start_together()
        for place in story.PLACES:
            county.count(place)
        perform_owed()  # the sums, so that a study finds them
        for place in story.PLACES:
            county.work(place)
        look_at_data(county)
        find_out(county)
        count_questions(county)
        tell_charts(county)
        count_by_group(county)
        tell_lessons(county)
        celebrate_them(county)
        photograph(county)
        think_it_through(county)
        think_of_something(county)
        ask_classes(county)
        walk_through(county)
        rate_problems(county)
        tell_of_barriers(county)
        county.share_calendars()
        plan_backwards(county)
        say_where(county)
        write_charter(county)
        county.pause()
        take_the_pulse(county)
        a_small_neighbour(county.days)
        perform_owed()
        year = Year(county)
        year.plan()
        year.live()
        let_guests_look_in(county)
        judge_goals(county)
        drivers = {place.name: county.people[place.driver] for place in story.PLACES if place.driver in county.people}
        ask_in_a_minute(county.network, drivers)
        say_in_private(county)
        show_around(county)
        county.date_the_history()
        perform_owed()
        look_back(county)
        keep_a_page(county)
    return True


class County:
    """The network being built, with what the steps pass on to each other."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.days = SchoolDays(today)
        self.weeks = self.days.weeks(WEEKS)
        self.began = self.weeks[0] - timedelta(weeks=6)
        self.dice = random.Random(1846)  # the same demonstration every time
        self.places = story.PLACES
        self.members: dict[str, Member] = {}
        self.people: dict[str, Person] = {}

    def found(self) -> None:
        """The network, its process, its problems of practice and its indicators."""
        self.facilitator = a_person("facilitator@demo.test", "Frances Ortega")
        self.network = a_network(
            SLUG,
            facilitator=self.facilitator,
            name="Alder Rural Learning Network",
            on=self.began,
            school_year=school_year_of(self.today),
        )
        self.template = phases.copy_template(self.network, "six-phase", by=self.facilitator)
        self.problems = [
            problems.write_problem(
                self.network,
                problems.ProblemWords(title, statement, who, now, wanted, stakeholder_groups=touches),
                by=self.facilitator,
            )
            for title, statement, who, now, wanted, touches in story.PROBLEMS
        ]
        self.explaining, self.families = (
            add_indicator(Indicator(network=self.network, starts_on=self.weeks[0], **said), by=self.facilitator)
            for said in story.INDICATORS
        )

    def settle(self, place: story.Place) -> None:
        """A district with its facts, its people in their seats."""
        latitude, longitude = place.at
        district = District.objects.create(
            network=self.network,
            name=place.name,
            kind=place.kind,
            county=story.COUNTY,
            city=place.city,
            latitude=latitude + 0.42,
            longitude=longitude + 0.31,
        )
        profile = DistrictProfile.objects.create(
            network=self.network,
            district=district,
            school_year=self.network.school_year,
            grades=place.grades,
            enrolment=place.pupils,
        )
        for group, pupils in place.groups.items():
            GroupCount.objects.create(
                network=self.network, profile=profile, group=group, pupils=pupils, is_redacted=pupils is None
            )
        for name, grades, pupils in place.schools:
            School.objects.create(
                network=self.network,
                district=district,
                name=name,
                grades=grades,
                enrolment=pupils,
                school_year=self.network.school_year,
                latitude=latitude + 0.42 + self.dice.uniform(-0.04, 0.04),
                longitude=longitude + 0.31 + self.dice.uniform(-0.05, 0.05),
            )
        state = Member.State.PREWORK if place.stands == "prework" else Member.State.ACTIVE
        member = admit_member(district, by=self.facilitator, on=self.began, state=state)
        self.members[place.name] = member
        self._seat(member, place)
        if place.name != story.NOT_AGREED:
            agreed = Agreed(f"{place.sponsor}, superintendent", self.began, self.began + timedelta(days=365))
            record_agreement(member, agreed, by=self.people[place.sponsor])

    def _seat(self, member: Member, place: story.Place) -> None:
        self._sit(member, place.sponsor, Role.SPONSOR, stakeholder_group="superintendent", level="district")
        self._sit(member, place.driver, Role.DRIVER, stakeholder_group="central_office", level="district")
        for name, group, level in place.team:
            self._sit(member, name, Role.TEAM_MEMBER, stakeholder_group=group, level=level)

    def _sit(self, member: Member, name: str, role: str, **about: str) -> None:
        if name not in self.people:
            address = KNOWN_AS.get(name) or f"{name.lower().replace(' ', '.')}@demo.test"
            self.people[name] = a_person(address, name)
        seat = a_seat(member, self.people[name], role, by=self.facilitator, on=self.began, **about)
        if about["stakeholder_group"] in story.TIMES:
            say_time(seat, *story.TIMES[about["stakeholder_group"]], by=self.people[name])

    def start_together(self) -> None:
        """The shared timeline: today lies in the test phase."""
        ends = self.today + timedelta(weeks=14)
        rows = [(phase.label, phase.kind) for phase in self.template.phases.all()]
        windows = tuple((w.opens_on, w.closes_on) for w in propose(rows, self.began, ends))
        new = phases.NewCycle("First design cycle", self.began, ends, windows)
        phases.start_design_cycle(self.template, new, by=self.facilitator)

    def work(self, place: story.Place) -> None:
        """What a team has made, as far as it has come."""
        member, driver = self.members[place.name], self.people[place.driver]
        reached = REACHED.index(STANDS_LIKE.get(place.stands, place.stands))
        team = TEAMS.get(place.name)
        project = phases.project_of(member)
        assert project is not None
        if reached >= REACHED.index("discover"):
            problem = self.problems[team.problem if team else 0]
            problems.adopt_problem(member, problem, by=driver, on=self.began + timedelta(weeks=2))
            self._aim(member, driver, place, problem)
            vision, plan = story.project(place.name, team.problem if team else 0)
            phases.write_project(project, vision, plan, by=driver, on=self.began + timedelta(weeks=3))
        self._finish(project, min(reached, 4), driver)
        if team:
            self._try(place, team, project)
        if place.name in story.LATELY:
            self._report(member, driver, story.LATELY[place.name])

    def _finish(self, project: object, until: int, driver: Person) -> None:
        """The phases that the team says it has been through, each at the end of its time."""
        made = Phase.objects.filter(template=self.template, order__lt=until).order_by("order")
        for phase, words in zip(made, story.made(driver.name), strict=False):
            phases.finish_phase(project, phase, words, by=driver)
            closes = phase.windows.get().closes_on
            day = self.days.at(min((closes - self.today).days, -7) - 2)
            PhaseDone.objects.filter(project=project, phase=phase).update(at=at_three(day))

    def _report(self, member: Member, driver: Person, days: int) -> None:
        """A team that tests nothing yet counts what is, to know where it starts."""
        day = self.days.at(-days)
        week = max(week for week in self.weeks if week <= day)
        entry = Entry(self.explaining.pk, week, 9, 26)
        log = cycles.store_log(member, cycles.Entered(client_key=self._key(), numbers=(entry,)), by=driver)
        type(log).objects.filter(pk=log.pk).update(at=at_three(day))

    def _aim(self, member: Member, driver: Person, place: story.Place, problem: object) -> None:
        words = story.goal(place.name, self.problems.index(problem), self.today)
        first = replace(words, **story.LOWER) if place.name == "Gold Ridge Union" else words
        goal = problems.set_goal(member, problem, first, by=driver)
        problems.agree_goal(goal.goal, seen=goal.number, by=self.people[place.sponsor])
        rows = type(goal).objects
        rows.filter(pk=goal.pk).update(
            at=at_three(self.began + timedelta(weeks=4)), agreed_at=at_three(self.began + timedelta(weeks=5))
        )
        if place.name == "Gold Ridge Union":  # aims higher since two weeks, and the sponsor still has to agree
            higher = problems.revise_goal(goal.goal, replace(words, reason=story.HIGHER), seen=goal.number, by=driver)
            rows.filter(pk=higher.pk).update(at=at_three(self.days.at(-11)))

    def _try(self, place: story.Place, team: object, project: object) -> None:
        """Prototypes, their cycles, what was seen, and the weekly numbers."""
        driver = self.people[place.driver]
        member = self.members[place.name]
        watched = tuple(indicator for indicator, _, _ in team.numbers(self))
        for made in team.prototypes:
            card = prototypes.PrototypeCard(**made.card, indicators=watched)
            after = Prototype.objects.filter(member__district__name=made.after, name=card.name).first()
            prototype = prototypes.make_prototype(project, card, by=driver, parent=after, adapted=made.changed)
            if made.opened:
                open_card(prototype, Openness(made.opened), by=driver)
            for told in made.cycles:
                self._cycle(member, prototype, told, driver)

    def count(self, place: story.Place) -> None:
        """A team's weekly numbers."""
        team = TEAMS.get(place.name)
        for indicator, shares, size in team.numbers(self) if team else ():
            self._weekly(self.members[place.name], indicator, shares, size, self.people[place.driver])

    def _cycle(self, member: Member, prototype: Prototype, told: ToldCycle, driver: Person) -> None:
        starts, ends = (self.days.at(days) for days in told.days)
        said = tuple(
            Predicted(getattr(self, one.of), one.direction, low=one.low, high=one.high, why=one.why, sure=one.sure[0])
            for one in told.numbers
        )
        how = {"scale": told.scale, "new_ramp": told.ramp}
        before = None if told.ramp else prototype.cycles.exclude(closed_at=None).order_by("number").last()
        goes_on = tuple(CycleTask.objects.left_of(before).values_list("pk", flat=True)) if before else ()
        plan = cycles.Plan(told.question, told.prediction, starts, ends, said, tasks=goes_on, **how)
        cycle = cycles.plan_cycle(prototype, plan, by=driver, follows=before)
        if told.full:
            grow(cycle, told.full, by=driver)
        self._say_how_sure(cycle, told)
        for days, words in told.seen:
            on = self.days.at(days)
            entered = cycles.Entered(client_key=self._key(), cycle=cycle, seen=cycles.Seen(words, on))
            log = cycles.store_log(member, entered, by=driver)
            type(log).objects.filter(pk=log.pk).update(at=at_three(on))
        if told.full:
            say_how_it_went(cycle, told.full, by=driver)
        if told.study:
            cycle.refresh_from_db()
            compared, answers = self._compared(cycle, told), answers_of(cycle, told.full)
            study = cycles.Study(*told.study, outcomes=compared, answers=answers)
            cycles.study_cycle(cycle, study, by=driver, seen=cycles.study_state(cycle))
        if told.act:
            cycle.refresh_from_db()
            act, reason = told.act
            then = told.full and told.full.then
            cycles.decide(cycle, act, reason=reason, by=driver, seen=cycles.study_state(cycle), then=then)
            at = at_three(ends + timedelta(days=3))
            type(cycle).objects.filter(pk=cycle.pk).update(studied_at=at, closed_at=at)
        if told.opened:
            cycle.refresh_from_db()
            open_card(cycle, Openness(told.opened), by=driver)

    def _say_how_sure(self, cycle: TestCycle, told: ToldCycle) -> None:
        """The rest of the team says how sure it is, each for themselves."""
        team = next(place.team for place in story.PLACES if place.name == cycle.member.district.name)
        for prediction, one in zip(cycle.predictions.order_by("pk"), told.numbers, strict=True):
            for (name, *_), percent in zip(team, one.sure[1:], strict=False):
                say_how_sure(prediction, percent, by=self.people[name])

    def _compared(self, cycle: TestCycle, told: ToldCycle) -> tuple[Judged, ...]:
        """What the numbers say of each prediction, or the team's own word."""
        rows = list(cycle.predictions.select_related("indicator").order_by("pk"))
        found = []
        for one, said in zip(compare_predictions(cycle, rows), told.numbers, strict=True):
            verdict, reason = said.differently or (one.judgement.verdict, "")
            found.append(Judged(one.prediction.pk, verdict, reason))
        return tuple(found)

    def _key(self) -> object:
        import uuid

        return uuid.UUID(int=self.dice.getrandbits(128), version=4)

    def _weekly(self, member: Member, indicator: Indicator, shares: tuple[int, ...], size: int, driver: Person) -> None:
        """A number for each week that is over; the running one is left for whoever tries the demonstration."""
        entries = []
        for week, share in zip(self.weeks, shares, strict=True):
            asked = size + self.dice.randint(-2, 2)
            entries.append(Entry(indicator.pk, week, round(asked * share / 100), asked))
        record_measurements(member, entries, by=driver)

    def share_calendars(self) -> None:
        """School calendars of all but two members, and where facilitators start."""
        share_calendars(self.network, self.members, by=self.facilitator)

    def pause(self) -> None:
        reason = "The driver is on leave until January; the team meets again then."
        for place in story.PLACES:
            if place.stands == "paused":
                on = self.today - timedelta(weeks=5)
                change_state(self.members[place.name], Member.State.PAUSED, by=self.facilitator, on=on, reason=reason)

    def date_the_history(self) -> None:
        """Spread the lines of history over the afternoons of the months they tell of, in their order."""
        rows = list(Activity.objects.filter(network=self.network).order_by("pk"))
        days = (self.today - self.began).days
        for place, row in enumerate(rows):
            day = self.began + timedelta(days=place * days // len(rows))
            row.at = at_three(day) + timedelta(minutes=place % 40)
        Activity.objects.bulk_update(rows, ["at"], batch_size=500)


if __name__ == "__main__":
    logging.disable(logging.INFO)  # a year's decisions are told in the ledger; whoever waits reads one line
    print("The demonstration is ready." if build() else "The demonstration was there already.")
