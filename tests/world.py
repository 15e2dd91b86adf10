"""The cast: people, networks and work, built through the product's own actions. Tests and the demonstration use it.

Every function takes what it needs by name and gives the rest a plain default; everybody's password is `demo`.
"""

from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from design_process.cards.actions import Openness, open_card
from design_process.cycles.actions import (
    Entered,
    Plan,
    Seen,
    Study,
    decide,
    plan_cycle,
    store_log,
    study_cycle,
    study_state,
)
from design_process.cycles.models import Log, Prediction, TestCycle
from design_process.cycles.prediction_actions import Predicted
from design_process.measures.actions import add_indicator
from design_process.measures.models import Indicator
from design_process.phases.actions import NewCycle, copy_template, project_of, start_design_cycle
from design_process.phases.models import DesignCycle
from design_process.phases.windows import propose
from design_process.problems.actions import GoalWords, ProblemWords, adopt_problem, set_goal, write_problem
from design_process.problems.models import Goal, ProblemOfPractice
from design_process.prototypes.actions import PrototypeCard, make_prototype
from design_process.prototypes.models import Prototype
from districts.barriers.actions import Raised, raise_barrier
from districts.barriers.models import Barrier
from districts.directory.actions import Invitee, SeatDetails, admit_member, invite_to_role, seat_person
from districts.directory.agreements import Agreed, record_agreement
from districts.directory.models import Agreement, CodeSystem, District, DistrictCode, DistrictProfile, Member, Seat
from network.membership.actions import NewNetwork, accept, create_network, grant_role
from network.membership.models import Invitation, Network, RoleGrant
from network.membership.roles import Role
from network.people.models import Person

PASSWORD = "demo"
_password_hash = ""


def a_person(email: str, name: str = "", *, joined: bool = True) -> Person:
    """Somebody with an account; with `joined=False` only invited, without a password."""
    global _password_hash
    person = Person.objects.create_user(email, name=name or email.split("@", maxsplit=1)[0].title())
    if joined:
        from django.contrib.auth.hashers import make_password

        _password_hash = _password_hash or make_password(PASSWORD)
        Person.objects.filter(pk=person.pk).update(password=_password_hash)
        accept(person)
        person.refresh_from_db()
    return person


def a_network(
    slug: str = "sierra",
    *,
    facilitator: Person | None = None,
    name: str = "",
    on: date | None = None,
    school_year: str = "2026-27",
) -> Network:
    """A network with a facilitator."""
    by = facilitator or a_person(f"facilitator@{slug}.test")
    new = NewNetwork(
        name=name or f"{slug.title()} Rural Network",
        slug=slug,
        school_year=school_year,
        hub="Foothill Learning Lab",
        anchor=f"{slug.title()} County Office of Education",
    )
    return create_network(new, by=by, on=on or timezone.localdate())


def a_member(
    network: Network,
    name: str = "Gold Ridge Union",
    *,
    pupils: int = 480,
    by: Person | None = None,
    state: str = Member.State.ACTIVE,
    cds: str = "",
    on: date | None = None,
    agreed: bool = True,
) -> Member:
    """A district that takes part in the network, with its profile of the network's school year.

    It has agreed that the hub reads its numbers in full, unless said.
    """
    district = District.objects.create(
        network=network,
        name=name,
        kind=District.Kind.ELEMENTARY,
        county="Sierra Vista",
        city=name.partition(" ")[0],
    )
    if cds:
        DistrictCode.objects.create(network=network, district=district, system=CodeSystem.CDS, value=cds)
    DistrictProfile.objects.create(
        network=network, district=district, school_year=network.school_year, grades="K-8", enrolment=pupils
    )
    member = admit_member(district, by=by, on=on or timezone.localdate(), state=state)
    if agreed:
        an_agreement(member, by=by)
    return member


def an_agreement(member: Member, *, by: Person | None = None, until: date | None = None) -> Agreement:
    """A member's yes to the hub reading its numbers in full: since a month ago, for years, unless said."""
    began = timezone.localdate() - timedelta(days=30)
    agreed = Agreed("Sasha Lindqvist, superintendent", began, until or began + timedelta(days=1500))
    return record_agreement(member, agreed, by=by)


def a_seat(
    member: Member,
    person: Person,
    role: str = Role.DRIVER,
    *,
    by: Person | None = None,
    on: date | None = None,
    **about: str,
) -> Seat:
    """A person in a member's team, since yesterday unless a day is given."""
    since = on or timezone.localdate() - timedelta(days=1)
    return seat_person(member, person, role, by=by, on=since, details=SeatDetails(**about))


class Cast:
    """Two networks side by side. In `sierra`: two members, one person in every role. In `coast`: the strangers."""

    def __init__(self) -> None:
        self.sessions: dict[str, str] = {}
        self.facilitator = a_person("facilitator@sierra.test", "Fran Ortega")
        self.network = a_network("sierra", facilitator=self.facilitator)
        self.member = a_member(self.network, "Gold Ridge Union", pupils=480)
        self.neighbour = a_member(self.network, "Camino Flat", pupils=140)
        self.driver = a_person("driver@sierra.test", "Dana Whitfield")
        self.team_member = a_person("teacher@sierra.test", "Tomas Reyes")
        self.sponsor = a_person("sponsor@sierra.test", "Sasha Lindqvist")
        self.neighbour_driver = a_person("driver@camino.test", "Noor Haddad")
        self.expert = a_person("expert@sierra.test", "Eli Marsh")
        a_seat(self.member, self.driver, Role.DRIVER)
        a_seat(self.member, self.team_member, Role.TEAM_MEMBER)
        a_seat(self.member, self.sponsor, Role.SPONSOR)
        a_seat(self.neighbour, self.neighbour_driver, Role.DRIVER)
        grant_role(self.network, self.expert, Role.EXPERT, by=self.facilitator, on=timezone.localdate())
        self.other_facilitator = a_person("facilitator@coast.test", "Olu Bankole")
        self.other_network = a_network("coast", facilitator=self.other_facilitator)
        self.other_member = a_member(self.other_network, "Harbor Point", pupils=300)
        self.other_driver = a_person("driver@coast.test", "Pat Coster")
        a_seat(self.other_member, self.other_driver, Role.DRIVER)

    @cached_property
    def co_facilitator(self) -> Person:
        """Who looks after `sierra` together with its facilitator, made when first asked for."""
        person = a_person("co@sierra.test", "Cleo Bancroft")
        grant_role(self.network, person, Role.CO_FACILITATOR, by=self.facilitator, on=timezone.localdate())
        return person

    @cached_property
    def work(self) -> "Work":
        """Cards of the member at every step of openness, made when first asked for."""
        return Work(self)

    @property
    def everyone(self) -> dict[str, Person | None]:
        """Who tries each address, by the name used in the access table."""
        return {
            "nobody": None,
            "facilitator": self.facilitator,
            "co_facilitator": self.co_facilitator,
            "driver": self.driver,
            "team_member": self.team_member,
            "sponsor": self.sponsor,
            "neighbour": self.neighbour_driver,
            "expert": self.expert,
            "stranger": self.other_facilitator,
            "other_driver": self.other_driver,
        }


def cast_at_work() -> Cast:
    """The cast with its cards made, and everybody signed in: `cast.sessions["driver"]` is the cookie."""
    cast = Cast()
    cast.work  # noqa: B018
    for who, person in cast.everyone.items():
        if person is not None:
            client = Client()
            client.force_login(person)
            cast.sessions[who] = client.cookies["sessionid"].value
    return cast


def an_indicator(
    network: Network,
    name: str = "Pupils who explain",
    *,
    member: Member | None = None,
    by: Person | None = None,
    **about: Any,
) -> Indicator:
    """An indicator of the network, or with `member` of one district. `about` sets any other field."""
    defaults: dict[str, Any] = {
        "definition": "Pupils who explain their reasoning aloud in one lesson, counted by the teacher.",
        "numerator_label": "pupils who explained",
        "denominator_label": "" if about.get("unit") == "count" else "pupils in the lesson",
    }
    indicator = Indicator(network=network, member=member, name=name, **{**defaults, **about})
    return add_indicator(indicator, by=by or RoleGrant.objects.filter(network=network)[0].person)


def a_design_cycle(
    network: Network,
    *,
    by: Person | None = None,
    starts_on: date | None = None,
    weeks: int = 32,
    template: str = "six-phase",
) -> DesignCycle:
    """A network's pass through a process: begun four weeks ago unless said, its weeks shared among the phases."""
    by = by or RoleGrant.objects.filter(network=network)[0].person
    starts_on = starts_on or timezone.localdate() - timedelta(weeks=4)
    ends_on = starts_on + timedelta(weeks=weeks) - timedelta(days=1)
    process = copy_template(network, template, by=by)
    windows = propose([(phase.label, phase.kind) for phase in process.phases.all()], starts_on, ends_on)
    days = tuple((window.opens_on, window.closes_on) for window in windows)
    return start_design_cycle(process, NewCycle(f"Design cycle {network.school_year}", starts_on, ends_on, days), by=by)


def a_prototype(
    member: Member, name: str = "Talk moves", *, by: Person | None = None, visibility: str = "team", **about: Any
) -> Prototype:
    """A prototype of a member, in its network's design cycle (begun if need be). `named=(member, …)` for NAMED."""
    by = by or RoleGrant.objects.filter(network=member.network_id)[0].person
    named = about.pop("named", ())
    project = project_of(member)
    if project is None:
        a_design_cycle(member.network, by=by)
        project = project_of(member)
    card = PrototypeCard(name, **{"what": "Three sentence starters on the wall.", **about})
    prototype = make_prototype(project, card, by=by)
    open_card(prototype, Openness(visibility, tuple(named)), by=by)
    prototype.refresh_from_db()
    return prototype


def a_cycle(
    prototype: Prototype,
    question: str = "Do more pupils explain their answer?",
    *,
    by: Person | None = None,
    visibility: str = "team",
    starts_on: date | None = None,
    **about: Any,
) -> TestCycle:
    """The next cycle of a prototype: planned, begun a week ago unless said. `named=(member, …)` for NAMED."""
    by = by or prototype.created_by
    named = about.pop("named", ())
    start = starts_on or timezone.localdate() - timedelta(days=7)
    prediction = about.pop("prediction", "Half of the class instead of a third.")
    predictions = tuple(about.pop("predictions", ()))
    plan = Plan(question, prediction, start, start + timedelta(days=20), predictions)
    cycle = plan_cycle(prototype, plan, by=by)
    open_card(cycle, Openness(visibility, tuple(named)), by=by)
    cycle.refresh_from_db()
    return cycle


def a_study(cycle: TestCycle, *, by: Person | None = None, did_not_work: str = "Quiet pupils stayed quiet.") -> None:
    """The study of a cycle, which something has been observed in."""
    study = Study("More pupils explained.", did_not_work, "The poster was enough.")
    cycle.refresh_from_db()
    study_cycle(cycle, study, by=by or cycle.created_by, seen=study_state(cycle))
    cycle.refresh_from_db()


def a_decision(cycle: TestCycle, act: str = "adapt", *, by: Person | None = None, reason: str = "Try pairs.") -> None:
    """The end of a cycle that has been studied."""
    cycle.refresh_from_db()
    decide(cycle, act, reason=reason, by=by or cycle.created_by, seen=study_state(cycle))
    cycle.refresh_from_db()


def log_it(
    member: Member, *, by: Person, cycle: TestCycle | None = None, words: str = "", on: date | None = None, **parts: Any
) -> Log:
    """A visit to the Log it page. `parts`: numbers, barrier, on_behalf, client_key."""
    seen = Seen(words, on or timezone.localdate()) if words else None
    entered = Entered(client_key=parts.pop("client_key", None) or uuid4(), cycle=cycle, seen=seen, **parts)
    return store_log(member, entered, by=by)


class Work:
    """What the member of a cast has made: a prototype and a cycle at each step of openness, and a stranger's.

    `prototypes["team"]` … `prototypes["public"]`, `cycles` alike; the named district is the cast's neighbour.
    Each cycle has a prediction and an observation.
    """

    def __init__(self, cast: Cast) -> None:
        self.indicator = an_indicator(cast.network, by=cast.facilitator)
        a_design_cycle(cast.network, by=cast.facilitator)
        self.prototypes: dict[str, Prototype] = {}
        self.cycles: dict[str, TestCycle] = {}
        self.predictions: dict[str, Prediction] = {}
        for step in ("team", "named", "network", "public"):
            how: dict[str, Any] = {"visibility": step, "named": (cast.neighbour,) if step == "named" else ()}
            card = a_prototype(cast.member, f"Talk moves {step}", by=cast.driver, **how)
            self.prototypes[step] = card
            said = Predicted(self.indicator, Prediction.Direction.RISE, low=50.0, sure=80)
            self.cycles[step] = a_cycle(card, f"Do pupils explain ({step})?", predictions=(said,), **how)
            self.predictions[step] = self.cycles[step].predictions.get()
            log_it(cast.member, by=cast.driver, cycle=self.cycles[step], words=f"Nine raised a hand ({step}).")
        self.prototype, self.cycle = self.prototypes["team"], self.cycles["team"]
        self.log = Log.objects.get(cycle=self.cycle)
        self.foreign = a_prototype(cast.other_member, "Talk moves elsewhere", by=cast.other_driver, visibility="public")
        self.foreign_cycle = a_cycle(self.foreign, "Do pupils explain elsewhere?", visibility="public")


def an_invitation(
    member: Member | None,
    *,
    network: Network | None = None,
    email: str = "invited@sierra.test",
    role: str = "",
    by: Person | None = None,
) -> Invitation:
    """Somebody invited who has not joined: into a member's team, or with `network` alone into the hub."""
    network = network or (member.network if member else None)
    assert network is not None
    inviter = by or RoleGrant.objects.filter(network=network, role=Role.FACILITATOR)[0].person
    role = role or (Role.TEAM_MEMBER if member else Role.CO_FACILITATOR)
    who = Invitee(email, "Ines Okafor", role, member)
    person = invite_to_role(network, who, by=inviter, on=timezone.localdate())
    return Invitation.objects.get(grant__person=person, grant__role=role, network=network)


def a_problem(network: Network, title: str = "Explaining reasoning", *, by: Person | None = None) -> ProblemOfPractice:
    """A problem of practice that members of the network can choose."""
    words = ProblemWords(
        title=title,
        statement="Pupils find answers but seldom explain how, so misunderstandings stay hidden.",
        for_whom="Pupils in grades 3 to 8",
        current_state="Teachers do most of the explaining.",
        desired_state="Pupils explain their steps to each other in every lesson.",
        evidence="Classroom visits in all schools this spring.",
    )
    return write_problem(network, words, by=by or RoleGrant.objects.filter(network=network)[0].person)


def a_goal(
    member: Member,
    what: str = "Pupils explain how they solved a problem",
    *,
    by: Person,
    problem: ProblemOfPractice | None = None,
    proposed: bool = False,
    baseline: str = "42 %",
    target: str = "60 %",
) -> Goal:
    """A goal of a member for its problem of practice, which it chooses now if it has none."""
    open_now = member.adoptions.filter(ended_on=None).first()
    chosen = problem or (open_now.problem if open_now else a_problem(member.network))
    adopt_problem(member, chosen, by=by, on=timezone.localdate(), reason="It fits what our teachers see.")
    words = GoalWords(
        what=what,
        for_whom="All pupils in grades 4 to 6",
        baseline=baseline,
        target=target,
        by_when=timezone.localdate() + timedelta(days=200),
        aligned_to="Local plan, goal 2",
    )
    return set_goal(member, chosen, words, by=by, proposed=proposed).goal


def a_barrier(member: Member, what: str = "No substitute on Thursdays", *, by: Person, **about: str) -> Barrier:
    """Something in a member's way. `about`: kind, ask, remover."""
    return raise_barrier(member, Raised(what, **about), by=by)
