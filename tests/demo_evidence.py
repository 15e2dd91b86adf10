"""What three teams of the demonstration found out before they tried anything, and what they learned from it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from design_process.cards.actions import Openness, open_card
from design_process.evidence.actions import EvidenceWords, add_evidence, add_quote, attach, digest_of
from design_process.evidence.causes.actions import CauseWords, add_cause, ask_why, state_of_whys
from design_process.evidence.files import checked
from design_process.evidence.insights.actions import InsightWords, add_insight
from design_process.evidence.insights.models import Insight
from design_process.evidence.insights.question_actions import ask, close, vote
from design_process.evidence.interview_actions import Heard, finish_interview, keep_said, start_interview
from design_process.evidence.models import Evidence, Interview, Quote
from tests import demo_story as story
from tests.demo_days import at_three

if TYPE_CHECKING:
    from tests.demo import County


@dataclass(frozen=True)
class Told:
    """One piece; `week` is counted from the beginning of the network. `opened`: how far the team opened it."""

    words: dict[str, Any]
    week: int
    quotes: tuple[str, ...] = ()
    file: tuple[str, bytes] | None = None
    opened: str = ""


TALLY = b"grade,lessons watched,steps explained by a pupil,steps explained by the teacher\n4,3,11,38\n5,3,9,41\n6,4,7,52\n7,4,5,57\n"
GOLD_RIDGE = (
    Told(
        {
            "kind": "observation", "title": "Who explains in our lessons", "about": "grades 4 to 7", "n": 14, "period": "September, three weeks",
            "source": "Tally sheet of our own", "collected_by": "Principal and two teachers",
            "says": "In 14 lessons we counted who explained a step aloud. Teachers did it 188 times, pupils 32 times. In grade 7 "
            "there were lessons without a single explanation by a pupil.",
        },
        4, file=("Tally of explained steps.csv", TALLY), opened="network",
    ),
    Told(
        {
            "kind": "student_survey", "title": "How safe it feels to be wrong", "heard": "student", "about": "grades 5 to 8", "n": 164,
            "period": "October", "source": "Four questions on paper", "collected_by": "Homeroom teachers",
            "says": "Six of ten say they know how to explain a step but would rather not. The reason they tick most: others hear it "
            "when I am wrong. Girls in grade 7 tick it most often.",
        },
        6, quotes=("I can do it in my head, just not out loud.", "If a friend says it first, then I can."),
    ),
    Told(
        {
            "kind": "teacher_survey", "title": "What teachers expect of an explanation", "heard": "teacher", "n": 19, "period": "October",
            "source": "Staff meeting, on sticky notes", "collected_by": "Dana Whitfield",
            "says": "Nearly everybody wants explanations. Half of us expect full sentences at once, and wait less than three seconds.",
        },
        6, quotes=("I ask, I wait, I get nervous, I answer it myself.",),
    ),
    Told(
        {
            "kind": "achievement", "title": "Right answers, missing reasons", "about": "grades 4 to 6", "n": 211, "period": "Fall, common task",
            "source": "Common task of the network", "link": "https://www.example.org/common-task",
            "says": "71 % solved the task. 38 % could write down why their answer is right.",
        },
        7,
    ),
    Told(
        {
            "kind": "literature", "title": "Wait time and sentence starters", "period": "2019 to 2024",
            "source": "Two reviews, read by the team",
            "says": "Longer waiting and a first half of a sentence on the wall raise the share of pupils who explain, most of all for "
            "English learners. Both need practice by the teacher first.",
        },
        8,
    ),
)  # fmt: skip
MILL_CREEK = (
    Told(
        {
            "kind": "attendance", "title": "Mondays and the day after a holiday", "about": "grades 5 to 8", "n": 525, "period": "Last school year",
            "source": "Our attendance system",
            "says": "One in nine absences falls on a Monday after a long weekend. Families on the ridge road miss most.",
        },
        5,
    ),
    Told(
        {
            "kind": "behaviour", "title": "Referrals during group work", "about": "grades 5 to 8", "n": 31, "period": "Fall",
            "source": "Referral slips",
            "says": "Two thirds of the referrals in mathematics come from group work without a role for everybody.",
        },
        7,
    ),
)  # fmt: skip
CAMINO_FLAT = (
    Told(
        {
            "kind": "expert", "title": "A reading coach on family nights", "period": "November", "source": "One hour by telephone",
            "says": "Families come when their child has something to show, and when it takes less than forty minutes.",
        },
        8,
    ),
)  # fmt: skip
STORIES = {"Gold Ridge Union": GOLD_RIDGE, "Mill Creek Union": MILL_CREEK, "Camino Flat Union": CAMINO_FLAT}
TALKED = (
    "When I start to talk and somebody laughs, I forget the next step.",
    "In science we have partners, and there I talk all the time.",
    "I would like to try it once before everybody listens.",
)
HEARD = Heard(
    "A student who never raises a hand",
    "They know the steps, and have a place where they explain them: with a partner, in science. In mathematics there is none.",
    "To try it once with one person before the class hears it.",
    "That the same student talks all the time next door.",
)
LEARNED = (
    (
        "pupils stay silent to be safe, not because they do not know",
        "most say that they can explain a step, and tick “others hear it when I am wrong”. In the lessons we watched nobody "
        "explained alone before having said it to a friend.",
        ("How safe it feels to be wrong", "Who explains in our lessons"),
        ("If a friend says it first, then I can.", TALKED[0]),
    ),
    (
        "we answer our own questions within three seconds",
        "we are afraid of silence, and of losing time. The sheets show it in every grade.",
        ("What teachers expect of an explanation",),
        ("I ask, I wait, I get nervous, I answer it myself.",),
    ),
)


# Causes: category, words, in our hands, titles of evidence, those under it.
CAUSES = (
    ("Teaching", "We answer our own questions", "yes", ("What teachers expect of an explanation",), ("We fear the silence", "We want whole sentences at once")),
    ("Teaching", "Right answers are praised, reasons are not asked for", "yes", ("Who explains in our lessons",), ()),
    ("Pupils", "A wrong step is heard by everybody", "partly", ("How safe it feels to be wrong",), ("Somebody laughs, and the next step is gone",)),
    ("Pupils", "They have no words for a step", "yes", (), ()),
    ("Time", "Lessons are full of tasks that want an answer", "partly", (), ("The pacing guide counts pages",)),
    ("Materials and rooms", "Tasks ask for the result alone", "yes", ("Right answers, missing reasons",), ()),
    ("Families", "At home the quick answer counts", "no", (), ()),
)  # fmt: skip
WHYS = (
    "Because three seconds feel like an hour in front of a class.",
    "Because we think that silence means nobody knows.",
    "Because we never asked whether they know and wait.",
    "Because a lesson plan has no place for waiting.",
)
QUESTIONS = (  # the question, the insights it follows from, how many of the team chose it
    ("let everybody say a step to one person before the class hears it", (0,), 3),
    ("make a wrong step something that the class thanks for", (0,), 1),
    ("get used to ten seconds of silence", (1,), 1),
)


def find_out(county: "County") -> None:
    """Evidence of three teams, and the insights of one, in the weeks in which it was found."""
    for place, pieces in STORIES.items():
        for told in pieces:
            _tell(county, place, told)
    _talk(county)
    for number, (learned, because, titles, quotes) in enumerate(LEARNED):
        member, driver = _who(county, "Gold Ridge Union")
        words = InsightWords(
            learned,
            because,
            frozenset(Evidence.objects.filter(member=member, title__in=titles)),
            frozenset(Quote.objects.filter(member=member, said__in=quotes)),
        )
        insight = add_insight(member, words, by=driver, client_key=_key(county))
        at = at_three(county.began + timedelta(weeks=9, days=number))
        Insight.objects.filter(pk=insight.pk).update(created_at=at)
    _ask(county)
    _say_why(county)


def _ask(county: "County") -> None:
    """The questions of Gold Ridge, chosen by one vote each, and closed by the facilitator."""
    member, driver = _who(county, "Gold Ridge Union")
    place = next(one for one in story.PLACES if one.name == "Gold Ridge Union")
    voters = iter([driver, *(county.people[name] for name, _, _ in place.team)])
    insights = list(Insight.objects.filter(member=member).order_by("created_at"))
    asked = [
        ask(member, words, frozenset(insights[one] for one in follows), by=driver, client_key=_key(county))
        for words, follows, _ in QUESTIONS
    ]
    for question, (_, _, votes) in zip(asked, QUESTIONS, strict=True):
        for voter in [next(voters, None) for _ in range(votes)]:
            if voter:
                vote(question, by=voter)
    close(asked[0].voting, by=county.facilitator)


def _say_why(county: "County") -> None:
    """The cause map of Gold Ridge, with a chain of whys."""
    member, driver = _who(county, "Gold Ridge Union")
    for category, words, hands, titles, below in CAUSES:
        speaks = frozenset(Evidence.objects.filter(member=member, title__in=titles))
        above = CauseWords(words, category=category, hands=hands, evidence=speaks)
        cause = add_cause(member, above, by=driver, client_key=_key(county))
        for sub in below:
            add_cause(member, CauseWords(sub, parent=cause, hands="yes"), by=driver, client_key=_key(county))
        if words == CAUSES[0][1]:
            ask_why(cause, list(WHYS), by=driver, seen=state_of_whys(cause))


def _talk(county: "County") -> None:
    """A student of Gold Ridge, for ten minutes."""
    member, driver = _who(county, "Gold Ridge Union")
    talk = start_interview(member, "student", by=driver, client_key=_key(county))
    at = at_three(county.began + timedelta(weeks=7))
    Interview.objects.filter(pk=talk.pk).update(consent_at=at)
    for said in TALKED:
        keep_said(talk, said, by=driver, client_key=_key(county))
    evidence = finish_interview(talk, HEARD, by=driver)
    Evidence.objects.filter(pk=evidence.pk).update(created_at=at)


def _tell(county: "County", place: str, told: Told) -> None:
    member, driver = _who(county, place)
    evidence = add_evidence(member, EvidenceWords(**told.words), by=driver, client_key=_key(county))
    Evidence.objects.filter(pk=evidence.pk).update(created_at=at_three(county.began + timedelta(weeks=told.week)))
    for said in told.quotes:
        add_quote(evidence, said, by=driver, client_key=_key(county))
    if told.file:
        name, content = told.file
        attach(evidence, checked(content, name), digest=digest_of(content), by=driver)
    if told.opened:
        open_card(evidence, Openness(told.opened), by=driver)


def _who(county: "County", place: str) -> tuple[Any, Any]:
    driver = next(one.driver for one in story.PLACES if one.name == place)
    return county.members[place], county.people[driver]


def _key(county: "County") -> UUID:
    return UUID(int=county.dice.getrandbits(128), version=4)
