"""Evidence and insights, for the tests that need some."""

import io
from typing import Any
from uuid import uuid4

from design_process.cards.actions import Openness, open_card
from design_process.evidence.actions import EvidenceWords, add_evidence, add_quote, attach, digest_of
from design_process.evidence.causes.actions import CauseWords, add_cause
from design_process.evidence.causes.models import Cause
from design_process.evidence.files import checked
from design_process.evidence.insights.actions import InsightWords, add_insight
from design_process.evidence.insights.models import HowMightWe, Insight
from design_process.evidence.insights.question_actions import ask
from design_process.evidence.interview_actions import keep_said, start_interview
from design_process.evidence.models import Attachment, Evidence, Interview, Quote
from districts.directory.models import Member
from network.people.models import Person


def some_evidence(
    member: Member, title: str = "Who speaks in class", *, by: Person, visibility: str = "team", **about: Any
) -> Evidence:
    """A piece of evidence of a member. `named=(member, …)` for NAMED; `about` sets any other of its words."""
    named = about.pop("named", ())
    words = {"kind": "observation", "says": "Eight of 26 pupils explained a step in 40 minutes.", **about}
    evidence = add_evidence(member, EvidenceWords(title=title, **words), by=by, client_key=uuid4())
    if visibility != "team":
        open_card(evidence, Openness(visibility, tuple(named)), by=by)
    evidence.refresh_from_db()
    return evidence


def a_quote(evidence: Evidence, said: str = "I know it, but I wait.", *, by: Person) -> Quote:
    return add_quote(evidence, said, by=by, client_key=uuid4())


def a_file(
    evidence: Evidence, content: bytes = b"grade,pupils\n7,24\n", name: str = "talk.csv", *, by: Person
) -> Attachment:
    return attach(evidence, checked(content, name), digest=digest_of(content), by=by)


def an_insight(
    evidence: Evidence, learned: str = "pupils wait to be sure before they speak", *, by: Person, **about: Any
) -> Insight:
    """An insight that rests on a piece of evidence. `about`: because, quotes, visibility, named."""
    step, named = about.pop("visibility", "team"), about.pop("named", ())
    words = InsightWords(
        learned,
        about.pop("because", "a wrong step is heard by everybody."),
        frozenset({evidence}),
        frozenset(about.pop("quotes", ())),
    )
    insight = add_insight(evidence.member, words, by=by, client_key=uuid4())
    if step != "team":
        open_card(insight, Openness(step, tuple(named)), by=by)
    insight.refresh_from_db()
    return insight


def an_interview(member: Member, *said: str, by: Person, heard: str = "student") -> Interview:
    """A talk that goes on, with what was said so far."""
    interview = start_interview(member, heard, by=by, client_key=uuid4())
    for words in said:
        keep_said(interview, words, by=by, client_key=uuid4())
    return interview


def a_question(insight: Insight, question: str = "make a wrong step safe to say aloud", *, by: Person) -> HowMightWe:
    return ask(insight.member, question, frozenset({insight}), by=by, client_key=uuid4())


def a_cause(member: Member, words: str = "A wrong step is heard by all", *, by: Person, **about: Any) -> Cause:
    """A cause in the category "Teaching", unless `about` says another, or `parent`."""
    about.setdefault("category", "" if "parent" in about else "Teaching")
    return add_cause(member, CauseWords(words, **about), by=by, client_key=uuid4())


def a_picture(width: int = 60, height: int = 40, kind: str = "JPEG", **how: Any) -> bytes:
    """A picture as a telephone sends it."""
    from PIL import Image

    written = io.BytesIO()
    Image.new("RGB", (width, height), (31, 107, 79)).save(written, kind, **how)
    return written.getvalue()
