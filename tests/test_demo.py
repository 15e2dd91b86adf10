"""The demonstration holds what it promises, is built once, and can be signed in to. It is built once here too."""

import re

from django.core import mail
from django.test import Client
from django.utils import timezone

from design_process.cycles.full_plan.models import CycleTask
from design_process.cycles.models import Outcome, TestCycle
from design_process.ideas.models import Idea
from design_process.lessons.models import Lesson
from design_process.lineage.walk import lineage_of
from design_process.measures.charts import member_charts
from design_process.measures.events.flags import flags_beside
from design_process.measures.gap_lines import gap_lines
from design_process.measures.models import Indicator
from design_process.measures.printed_gaps import network_gaps
from design_process.measures.publication.merging import mergeable
from design_process.measures.publication.models import PrintedFigure, Printing
from design_process.measures.publication.reasons import Kind
from design_process.measures.publication.why_page import why_page
from design_process.number_files.models import NumberFile, StagedNumber
from design_process.one_minute.models import Answer, Ask
from design_process.predictions.ledger import ledger_of
from design_process.progress.network_board import network_board
from design_process.progress.positions import positions_of
from design_process.prototypes.models import Prototype
from design_process.surveys.models import Survey
from design_process.surveys.told import told_of
from design_process.theory.models import Theory
from design_process.theory.shown import beside, shown_to
from districts.barriers.models import Barrier
from districts.directory.models import Member
from districts.scheduling.models import PlanDraft
from network.feedback.models import Promise
from network.lib.suppression import MARK
from network.meetings.models import AgendaItem, Commitment, Invitee, Meeting
from network.membership.models import Network
from network.outbox.models import Effect
from network.people.models import Person
from network.rooms.models import Minutes
from tests import demo
from tests.demo_groups import MISSING


def test_the_demonstration(db, subtests):
    assert demo.build() is True
    county = Network.objects.get(slug=demo.SLUG)
    for check in (
        shows_every_stand,
        has_charts,
        charts_tell_more,
        shows_safe_numbers,
        tells_what_held,
        says_why_it_should_work,
        waits_for_a_minute,
        asks_classes,
        lives_its_year,
        is_built_once,
        lets_everybody_sign_in,
    ):
        with subtests.test(check.__name__):
            check(county)


def shows_every_stand(county):
    members = Member.objects.filter(network=county)
    pupils = sorted(m.district.profiles.get().enrolment for m in members)
    assert (len(pupils), pupils[0], pupils[-1]) == (13, 11, 6649)
    assert [m.district.name for m in members.filter(state=Member.State.PAUSED)] == ["Pine Hollow Union"]
    labels = {position.label for position in positions_of(county, timezone.localdate()).values()}
    assert labels == {"Pre-work", "Discover", "Interpret", "Ideate", "Prototype", "Test", "Evolve"}
    finished = TestCycle.objects.filter(member__district__name="Gold Ridge Union", state=TestCycle.State.CLOSED)
    assert list(finished.values_list("number", "act")) == [(1, "adapt"), (2, "adopt")]
    assert Prototype.objects.get(network=county, state=Prototype.State.ABANDONED).name == "Exit tickets by phone"
    states = {Barrier.State.OPEN, Barrier.State.PROMISED, Barrier.State.REMOVED}
    assert {b.state for b in Barrier.objects.filter(network=county)} == states
    assert not Effect.objects.exclude(state=Effect.State.DONE).exists()


def waits_for_a_minute(county):
    """A driver has a letter with one question about a running test, and answered the one of last week."""
    ask = Ask.objects.filter(network=county, answers=None).get()
    (letter,) = [letter for letter in mail.outbox if letter.subject == f"{ask.cycle}: {ask.words}"]
    assert letter.to == [ask.person.email]
    assert Client().get(re.search(r"/go/minute/\S+/", letter.body)[0]).status_code == 200
    answer = Answer.objects.get(network=county)
    assert answer.log.observation.cycle == ask.cycle
    assert answer.way == Answer.Way.REPLY


def has_charts(county):
    member = Member.objects.get(network=county, district__name="Gold Ridge Union")
    trends = {chart.name: chart.trend for chart in member_charts(member, timezone.localdate())}
    assert trends == {
        "Families reached within two days": "",
        "Pupils who miss a tenth of the days": "",
        "Pupils who explain their thinking": "better",
        "Questions pupils ask each other": "better",
    }


def charts_tell_more(county):
    """Limits, two phases, a week left out with its reason, events, and a file of which lines were put aside."""
    member = Member.objects.get(network=county, district__name="Mill Creek Union")
    flags = flags_beside(member)
    charts = {chart.name: chart for chart in member_charts(member, timezone.localdate(), flags=flags)}
    chart = charts["Pupils in class at the first bell"]
    assert (len(chart.phases), len(chart.by_hand), len(chart.drawing.limits)) == (2, 2, 2)
    assert [event.words.partition(": ")[2] for event in chart.events] == [
        "New bus schedule", "Flu week in the county (whole network)"
    ]  # fmt: skip
    assert [line.group for line in gap_lines(member) if line.name == chart.name] == [
        "English learners", "From low-income families"
    ]  # fmt: skip
    file = NumberFile.objects.get(member=member)
    assert (file.state, StagedNumber.objects.of(file).exclude(problem="").count()) == ("done", 3)


def shows_safe_numbers(county):
    """Gaps with their uncertainty, marks, a table that could be printed in another way and one that is, who is late."""
    today, indicator = timezone.localdate(), Indicator.objects.get(network=county, name=MISSING["name"])
    told = {gap.group: gap.words for gap in network_gaps(county.pk, today).told}
    assert "points higher than everybody else; the difference could be anything from" in told["Hispanic or Latino"]
    assert {"White", "From low-income families", "Hispanic or Latino"} <= told.keys()
    *_, before, kept, last = sorted({one.period for one in PrintedFigure.objects.filter(indicator=indicator)})
    printed = PrintedFigure.objects.of_network(county.pk).filter(indicator=indicator)
    texts = {month: dict(printed.filter(period=month).values_list("group", "text")) for month in (before, kept, last)}
    for text in texts.values():
        assert [group for group in text if text[group] == MARK] == ["american_indian", "pacific_islander"]
    assert texts[kept]["other-race"].endswith("%")
    assert mergeable(texts[last]).keys() == mergeable(texts[before]).keys() == {"other-race"}
    assert not mergeable(texts[kept])
    late = next(one for one in network_board(county, today).indicators if one.name == indicator.name).late
    assert "Harrow Bend Union" in [owing.name for owing in late]
    facilitator = Person.objects.get(email="facilitator@demo.test")
    why = why_page(facilitator, indicator, None, "pacific_islander", last.isoformat(), today)
    assert why.why.kind == Kind.HIDDEN
    assert [member.district.name for member in why.unagreed] == ["Bellwood Union"]
    assert Printing.objects.filter(indicator=indicator, period=before).count() == 2, (
        "it was corrected, and printed again"
    )


def lives_its_year(county):
    """Published; what is past was held and has its minutes; what comes has answers."""
    now = timezone.now()
    assert PlanDraft.objects.exclude(published_at=None).get(network=county).plan["status"] == "optimal"
    meetings = Meeting.objects.filter(network=county, kind=Meeting.Kind.NETWORK)
    assert meetings.count() >= 5
    held = meetings.past(now)
    assert {m.state for m in held} <= {Meeting.State.CLOSED}
    assert Minutes.objects.filter(meeting__in=held).count() == held.count()
    if held:
        assert Commitment.objects.filter(meeting__in=held).exists()
        assert Promise.objects.filter(meeting__in=held).exists()
        assert not AgendaItem.objects.filter(meeting__in=held, state=AgendaItem.State.RUNNING).exists()
    ahead = meetings.coming(now).first()
    if ahead:
        answers = set(Invitee.objects.filter(meeting=ahead).values_list("answer", flat=True))
        assert {"", "yes"} <= answers


def is_built_once(county):
    before = county.activity.count(), Effect.objects.count(), Meeting.objects.count()
    assert demo.build() is False
    assert (county.activity.count(), Effect.objects.count(), Meeting.objects.count()) == before


def lets_everybody_sign_in(county):
    finds = {
        "facilitator": "This week",
        "driver": "Due now",
        "member": "Due now",
        "sponsor": "What is asked of you",
        "other": "Tidewater Schools Network",
    }
    for who, words in finds.items():
        client = Client()
        signed_in = client.post("/accounts/login/", {"login": f"{who}@demo.test", "password": "demo"}, follow=True)
        assert signed_in.status_code == 200
        body = signed_in.content.decode()
        assert words in body
        assert ("Alder Rural Learning Network" in body) is (who != "other")
    assert {p.email for p in Person.objects.filter(email__in=[f"{who}@demo.test" for who in finds])}


def asks_classes(county):
    """One before and after, one of which nothing is shown, one that is asked today."""
    surveys = Survey.objects.filter(network=county).with_rounds().order_by("pk")
    both, small, today = (told_of(one, timezone.now()) for one in surveys)
    assert [set(one.told) for one in both.statements] == [{"before", "after"}] * 5
    assert (small.shown, small.words, len(small.why["before"]) > 0) == (False, {}, True)
    assert (today.shown, today.statements) == (False, ())


def says_why_it_should_work(county):
    """Two theories: where their ideas stand, one version beside today, and the way from a quote to a lesson."""
    driver = Person.objects.get(email="driver@demo.test")
    theory = Theory.objects.get(network=county, visibility="network")
    assert shown_to(driver, theory).sentence == "6 change ideas; 1 of them has been put to a test."
    placed = theory.nodes.get(placed_from__isnull=False)
    assert [step.label for step in lineage_of(driver, "change_idea", placed).steps][-2:] == [
        "Idea", "In the theory of improvement"
    ]  # fmt: skip
    assert Idea.objects.chosen().filter(member=theory.member, placed=None).exists(), "one waits to be put in"
    changed = beside(theory, (theory.versions.get(), None)).differing
    assert {one.what for one in changed} == {"added", "taken", "reworded", "moved", "changed"}
    facilitator = Person.objects.get(email="facilitator@demo.test")
    other = Theory.objects.get(network=county, visibility="team")
    assert "abandoned" in {word.lower() for _, _, word in shown_to(facilitator, other).legend}
    lesson = Lesson.objects.get(network=county, member=theory.member)
    assert [step.label for step in lineage_of(driver, "lesson", lesson).steps] == [
        "Evidence", "Quotes", "Insight", "In the theory of improvement", "Prototype", "Test cycle", "Lesson"
    ]  # fmt: skip


def tells_what_held(county):
    gone_on = CycleTask.objects.filter(network=county, carried_from__isnull=False).values_list("words", flat=True)
    assert list(gone_on) == ["Write a card for substitutes"]
    assert Outcome.objects.filter(network=county).count() == 5, "one of them not released"
    facilitator = Person.objects.get(email="facilitator@demo.test")
    ledger = ledger_of(county, facilitator)
    assert [(idea.name, idea.held, idea.total) for idea in ledger.ideas] == [
        ("Exit tickets by phone", 0, 1),
        ("Partner talk before answers", 1, 3),
    ]
    assert "Pupils in the district" in [one.label for one in ledger.ideas[1].differences]
