"""What is in the way in the demonstration, who answered, and what was put before the county."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from districts.barriers.actions import Answered, Raised, answer_barrier, raise_barrier
from districts.barriers.briefs.actions import Written, keep_answer, name_district, send_brief, write_brief
from districts.barriers.briefs.models import BriefAnswer, JointBrief
from districts.barriers.models import Barrier, BarrierAnswer
from tests import demo_story as story
from tests.demo_days import at_three

if TYPE_CHECKING:
    from tests.demo import County

CONSENT = {
    "title": "A signed form before every call home",
    "what": "County rules ask for a signed form before a teacher may call a pupil’s home. In small districts the forms "
    "come back late or not at all, and the families who are hardest to reach are never called.",
    "seen": "Redbank called eleven families in its first test; seven forms were missing on the day. Another district "
    "waits three weeks for a form on average. Where a call was made, the pupil was back within two days.",
    "ask": "One consent at enrolment that counts for the whole school year.",
    "contact_name": "Dana Whitfield",
    "contact_office": "County office of education",
    "contact_email": "dana.whitfield@county.demo.test",
}
PROMISE = "Legal has read it. The new form goes out with the spring packet."


def tell_of_barriers(county: "County") -> None:
    """Barriers with their answers; and the one that two districts meet, before the county."""
    told = [_tell(county, one) for one in story.BARRIERS]
    _ask_the_county(county, tuple(b for b in told if b.remover == Barrier.Remover.COUNTY))


def _tell(county: "County", told: story.ToldBarrier) -> Barrier:
    member = county.members[told.member]
    place = next(p for p in story.PLACES if p.name == told.member)
    raised = Raised(what=told.what, kind=told.kind, ask=told.ask, remover=told.remover)
    barrier = raise_barrier(member, raised, by=county.people[place.driver])
    Barrier.objects.filter(pk=barrier.pk).update(raised_at=at_three(county.today - timedelta(days=told.days_ago)))
    if told.answer:
        kind, words = told.answer
        barrier.refresh_from_db()
        answered = Answered(kind, words, county.days.at(9) if kind == "promised" else None)
        answer = answer_barrier(barrier, answered, by=county.people[place.sponsor])
        at = at_three(county.days.at(-told.answered_ago))
        BarrierAnswer.objects.filter(pk=answer.pk).update(at=at)
        Barrier.objects.filter(pk=barrier.pk).exclude(closed_at=None).update(closed_at=at)
    return barrier


def _ask_the_county(county: "County", behind: tuple[Barrier, ...]) -> None:
    """Sent a week ago, promised two days ago. One of the two districts is named."""
    written = Written(**CONSENT, barriers=behind)
    brief = write_brief(county.network, written, by=county.facilitator, client_key=UUID(int=1846))
    part = brief.parts.select_related("member").get(member=county.members["Redbank Union"])
    name_district(part, True, by=county.people[_driver_of("Redbank Union")])
    send_brief(brief, by=county.facilitator)
    sent, answered = at_three(county.days.at(-7)), at_three(county.days.at(-2))
    JointBrief.objects.filter(pk=brief.pk).update(created_at=sent, sent_at=sent)
    brief.refresh_from_db()
    kept = keep_answer(
        brief, BriefAnswer.Kind.PROMISED, words=PROMISE, due_on=county.days.at(40), client_key=UUID(int=1)
    )
    BriefAnswer.objects.filter(pk=kept.pk).update(at=answered)
    BarrierAnswer.objects.filter(by=None, barrier__network=county.network).update(at=answered)


def _driver_of(name: str) -> str:
    return next(place.driver for place in story.PLACES if place.name == name)
