"""The whole way in the demonstration's world: eleven pupils from pre-work to Evolve, a neighbour that takes it up,
and a driver who never signs in. Every page that somebody comes to is looked at."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from design_process.cycles.models import TestCycle
from design_process.progress.positions import positions_of
from design_process.prototypes.models import Prototype
from districts.directory.models import Member
from network.people.models import Person
from tests import demo, rows
from tests.browser.letters import minute_path
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
QUESTION = "give every pupil a younger listener"
WALK, READING = "A walk and a question", "Reading hour with the little ones"
AFTER_THE_TEST = 22  # days: the demonstration's cycle of Sugar Pine ends in fourteen


@pytest.fixture
def county(transactional_db):
    rows.laid(demo.build)


def test_from_pre_work_to_a_practice_that_spreads(county, page_at):
    june = Visitor(page_at, 360, "dark", javascript=True)
    june.sign_in("june.ames@demo.test")
    _make_ready(june)
    _find_out(june)
    _choose(june, page_at)
    walk = _make_prototype(june, WALK)
    first = _run_a_cycle(june, "Do pupils explain more on a walk?", "It rained, and nine of eleven ran ahead.")
    _close(june, first, "Abandon", "The weather decides, not we.")
    _make_a_lesson(june)
    _choose_again(june)
    reading = _make_prototype(june, READING)
    second = _run_a_cycle(june, "Do pupils explain more to a small one?", "Seven of eleven explained to a small one.")
    _close(june, second, "Adopt", "It held in both weeks.")

    walter = Visitor(page_at, 1280, "light", javascript=True)
    walter.sign_in("walter.ames@demo.test")
    walter.open(_status())
    tried = walter.page.get_by_role("link", name=f"Cycle 1 of {READING}")
    expect(tried).to_have_count(0)  # the team has released nothing yet
    _release(june, reading)
    _release(june, second)
    walter.open(_status())
    expect(tried).to_be_visible()
    member = Member.objects.get(district__name="Silver Spring")
    assert positions_of(member.network, timezone.localdate())[member.pk].label == "Evolve"
    states = dict(Prototype.objects.filter(member=member).values_list("name", "state"))
    assert states == {WALK: Prototype.State.ABANDONED, READING: Prototype.State.ADOPTED}

    carla = Visitor(page_at, 1280, "dark", javascript=False)
    carla.sign_in("carla.espinoza@demo.test")
    carla.page.goto(walk)
    carla.sees("There is nothing for you at this address")
    _take_up(carla, reading)
    june.open(f"{reading}family/")
    june.sees("Gray Oak Union")
    june.sees("With fifth graders and kindergarten.")
    assert {**june.wrong, **walter.wrong, **carla.wrong} == {}


def _status() -> str:
    return f"/members/{Member.objects.get(district__name='Silver Spring').pk}/status/"


def _fill(who: Visitor, **said: str) -> None:
    for name, words in said.items():
        who.page.get_by_role("main").locator(f"[name={name}]").fill(words)


def _next(who: Visitor, words: str) -> None:
    """What the home says comes next: press it, and look at where it leads."""
    who.page.goto("/")
    who.press(words, role="link")
    who.look()


def _make_ready(who: Visitor) -> None:
    """The problem, the goal, the plan: what pre-work still needs, one after the other from home."""
    who.sees("Pre-work still needs a problem of practice, a goal and a project plan.")
    who.look()
    _next(who, "Choose your problem of practice")
    who.page.get_by_label("Pupils explain their thinking in mathematics").check()
    _fill(who, reason="Half of ours say the answer and stop.")
    who.press("Choose it")
    _next(who, "Set your goal")
    _fill(who, what="Pupils say how they got there", for_whom="All eleven pupils", baseline="3", target="9")
    _fill(who, by_when=f"{timezone.localdate().year + 1}-05-28")
    who.press("Set the goal")
    who.page.goto(_status().replace("status", "project/plan"))
    who.press("Make the plan")
    who.sees("The plan is there.")
    who.look()


def _find_out(who: Visitor) -> None:
    """One observation, one interview, what it taught, and the question that follows."""
    board = _status().replace("status", "evidence")
    who.open(f"{board}new/")
    who.page.get_by_label("What kind of evidence").select_option(label="Classroom observation")
    who.page.get_by_label("Who was heard").select_option(label="Student")
    _fill(who, title="Three mornings at the round table")
    _fill(who, says="Five of eleven say how they got there when a younger pupil asks them.")
    who.press("Put it on the board")
    who.look()
    who.press("Evidence of Silver Spring", role="link")
    who.press("Interview somebody", role="link")
    who.page.get_by_label("They know what it is for").check()
    who.page.get_by_label("Student").check()
    who.press("Begin")
    who.look()
    who.page.goto(board.replace("evidence", "insights") + "new/")
    _fill(who, learned="Our pupils explain to younger ones, never to us.", because="With us an answer is enough.")
    who.page.get_by_label("Three mornings at the round table").check()
    who.press("Keep the insight")
    who.press("Ask: how might we", role="link")
    who.look()
    _fill(who, question=QUESTION)
    who.press("Ask it")
    who.sees("It is asked.")


def _choose(who: Visitor, page_at) -> None:
    """Two write in silence; what is read is decided, with a runner-up and with what speaks against it."""
    who.page.goto(_status().replace("status", "ideas") + "new/")
    _fill(who, question=QUESTION)
    who.press("Ask the team")
    who.look()
    opal = Visitor(page_at, 360, "light", javascript=True)
    opal.sign_in("opal.finch@demo.test")
    _next(opal, "A round of ideas is open")
    for one, title in ((who, WALK), (opal, READING)):
        if one is who:
            one.press("Write an idea", role="link")
        _fill(one, title=title)
        one.press("Put it in")
        one.page.wait_for_load_state()
        assert one.page.get_by_text(READING if one is who else WALK).count() == 0
    who.page.reload()
    who.page.get_by_label("We have agreed to open it all the same").check()
    who.press("Open it")
    who.sees("Read all ideas before you talk about one.")
    _decide(who, WALK, "We can begin on Monday.", runner_up=READING)
    assert opal.wrong == {}


def _decide(who: Visitor, title: str, reason: str, runner_up: str = "") -> None:
    who.press("Decide without scores", role="link")
    who.page.get_by_label(title).first.check()
    if runner_up:
        who.page.get_by_label("What comes next").select_option(label=runner_up)
    _fill(who, reason=reason, dissent="Somebody will say that this is no lesson.")
    who.press("Keep the decision")
    who.look()


def _choose_again(who: Visitor) -> None:
    """The runner-up, since the first did not work: the decision is taken up again with its reason."""
    who.page.goto(_status().replace("status", "ideas"))
    who.press(QUESTION, role="link")
    who.press("Take this up again", role="link")
    _fill(who, why="It rained us out.")
    who.press("Take it up again")
    _decide(who, READING, "It needs no weather.")


def _make_prototype(who: Visitor, title: str) -> str:
    """A card of the chosen idea; the address of its page."""
    who.press(f"Make a prototype of {title}", role="link")
    assert who.page.get_by_label("Name").input_value() == title, "nothing is typed twice"
    _fill(who, how_tested="Ten minutes each morning, for two weeks", stop_rule="When somebody stands alone")
    who.press("Keep this card")
    who.sees("is on your list")
    who.look()
    return who.page.url


def _run_a_cycle(who: Visitor, question: str, seen: str) -> str:
    who.press("Plan its first test cycle", role="link")
    _fill(who, question=question, prediction="Six of eleven explain in the second week")
    who.press("Keep this plan")
    address = who.page.url
    who.look()
    who.press("Log it", role="link")
    who.page.get_by_label("What happened?").fill(seen)
    who.press("Log it")
    who.sees("It is in")
    return address


def _close(who: Visitor, cycle: str, decision: str, why: str) -> None:
    """What was found beside what was expected, and what follows from it."""
    who.page.goto(cycle)
    who.press("Write the study", role="link")
    _fill(who, findings="As we wrote it down each morning.", did_not_work="Fridays: the small ones are tired.")
    who.press("Keep the study")
    who.page.get_by_role("radio", name=decision).check()
    _fill(who, act_reason=why)
    who.press("Close the cycle")
    who.sees(f"You decided to {decision.lower()}.")
    who.look()


def _make_a_lesson(who: Visitor) -> None:
    """What did not work, for everybody: it is written already, and goes on the network's shelf."""
    who.press("Make a lesson of it", role="link")
    assert who.page.get_by_label("What did not work").input_value(), "nothing is typed twice"
    who.press("Keep this lesson")
    who.sees("The lesson is written.")
    who.look()
    _release(who, re.sub("visibility/.*", "", who.page.url))
    who.open("/networks/alder/lessons/")
    who.sees("Fridays: the small ones are tired.")


def _release(who: Visitor, card: str) -> None:
    who.open(f"{card}visibility/")
    who.page.get_by_label("The whole network").check()
    who.press("Let them see it this way")
    who.sees("is now seen by every district of the network")


def _take_up(who: Visitor, card: str) -> None:
    """Another district finds it, and takes it up in one step; who made it learns what became of it."""
    who.open("/networks/alder/search/?q=reading+hour")
    who.page.get_by_role("link", name=READING).first.click()
    assert who.page.url == card
    who.press("Try it with your team", role="link")
    who.look()
    _fill(who, adapted="With fifth graders and kindergarten.")
    who.press("Keep this card")
    who.sees("is on your list")
    who.look()
    taken = Prototype.objects.get(member__district__name="Gray Oak Union", name=READING)
    assert taken.parent == Prototype.objects.get(member__district__name="Silver Spring", name=READING)
    _release(who, who.page.url)


def test_a_driver_who_never_signs_in_completes_a_cycle(county, chromium, live_server):
    theo = Person.objects.get(email="theo.vasquez@demo.test")
    theo.set_unusable_password()
    theo.save()
    cycle = TestCycle.objects.get(member__district__name="Sugar Pine")
    seen_before = cycle.observations.count()
    with chromium.new_context(
        base_url=live_server.url, viewport={"width": 360, "height": 740}, has_touch=True
    ) as context:
        page = context.new_page()
        page.goto(minute_path(cycle, theo))
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.reload()  # opened again: now the worker keeps it
        context.set_offline(True)
        page.reload()
        page.get_by_label("Yes", exact=True).check()
        page.get_by_label("What happened?").fill("Two who never speak wrote on the board.")
        page.get_by_role("button", name="Send it").click()
        page.get_by_text("What you wrote is kept on this phone.").wait_for()
        assert cycle.observations.count() == seen_before
        context.set_offline(False)
        page.get_by_text("Thank you. It is kept.").wait_for()
        assert cycle.observations.count() == seen_before + 1

        with time_machine.travel(timezone.now() + timedelta(days=AFTER_THE_TEST)):
            page.goto(minute_path(cycle, theo))
            page.get_by_label("What did not work?").fill("Mondays that are holidays.")
            page.get_by_role("button", name="Send it").click()
            page.get_by_role("button", name="Next question").click()
            page.get_by_label("Adapt").check()
            page.get_by_label("Why?").fill("On Tuesdays from now on.")
            page.get_by_role("button", name="Send it").click()
            page.get_by_text("Nothing else is needed now.").wait_for()
    cycle.refresh_from_db()
    assert (cycle.state, cycle.act, cycle.did_not_work) == ("closed", "adapt", "Mondays that are holidays.")
    theo.refresh_from_db()
    assert theo.last_login is None
