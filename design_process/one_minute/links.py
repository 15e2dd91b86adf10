"""The personal link of one question: what it names, and whether it still opens anything."""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.one_minute.models import Ask
from design_process.one_minute.question import ACT, PREDICTION, RUN, START, STUDY
from network.lib.letters import absolute
from network.lib.signed import sign, unsign
from network.membership.roles import Can

PURPOSE = "one-minute"
_STATE = TestCycle.State
TURN = {  # the steps of a cycle in which each question can be answered
    START: (_STATE.PLAN, _STATE.DO),
    RUN: (_STATE.DO, _STATE.STUDY),
    STUDY: (_STATE.DO, _STATE.STUDY),
    PREDICTION: (_STATE.STUDY,),
    ACT: (_STATE.STUDY,),
}


class Standing(StrEnum):
    """What following a link leads to."""

    OPEN = "open"
    OVER = "over"  # the cycle has moved past the question
    EXPIRED = "expired"
    NEWER = "newer"  # a later letter carries the link that counts
    ENDED = "ended"  # its person is not in the seat any more
    BROKEN = "broken"  # cut off on its way, or made up


@dataclass(frozen=True)
class Link:
    standing: Standing
    ask: Ask | None = None
    round: int = 0
    reply_id: int | None = None  # of the reply by mail that it puts right


def link_path(ask: Ask) -> str:
    """The path of a question's page. It names the question and its round, nothing of the person or the work."""
    return _path(a=ask.pk, r=ask.round)


def _path(**what: int) -> str:
    return reverse("one_minute:answer_by_link", args=[sign(PURPOSE, **what)])


def link_address(ask: Ask) -> str:
    """The same, whole, for a letter."""
    return absolute(link_path(ask))


def reply_link(ask: Ask, reply_id: int) -> str:
    """The whole address of the page with the words of a reply in it, for the letter that gives them back."""
    return absolute(_path(a=ask.pk, r=ask.round, m=reply_id))


def read_link(token: str) -> Link:
    """Where a link leads now."""
    said = unsign(PURPOSE, token)
    if said is None:
        return Link(Standing.BROKEN)
    return replace(find_link(int(said["a"]), int(said["r"])), reply_id=said.get("m"))


def find_link(ask_id: int, round_: int) -> Link:
    """Where the link of a question's round leads now."""
    rows = Ask.objects.select_related("person", "cycle__prototype", "cycle__member__district", "cycle__network")
    ask = rows.select_related("indicator").filter(pk=ask_id).first()
    if ask is None:
        return Link(Standing.BROKEN)
    if not may_answer(ask):
        return Link(Standing.ENDED)  # without the question: it is not theirs any more
    if ask.round != round_:
        return Link(Standing.NEWER, ask, round_)
    return Link(_standing(ask), ask, round_)


def _standing(ask: Ask) -> Standing:
    if ask.expires_at <= timezone.now():
        return Standing.EXPIRED
    return Standing.OPEN if ask.cycle.state in TURN[ask.kind] else Standing.OVER


def right_for(kind: str) -> Can:
    """What somebody has to be allowed to answer a question of this kind."""
    return Can.ADD_WORK if kind in (START, RUN) else Can.EDIT_WORK


def may_answer(ask: Ask) -> bool:
    """Does the person still hold a seat in the cycle's own team that may answer this? One query."""
    holdings = ask.person.holdings
    in_team = ask.person.is_active and ask.member_id in holdings.working_members
    return bool(in_team and holdings.may(right_for(ask.kind), ask.cycle))
