"""How a guest pass reads to the hub: where it stands, and the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst

from districts.guest_passes.models import GuestPass
from districts.guest_passes.outcome import Outcome, outcomes_of
from network.lib.words import counted, number_word
from network.meetings.words import when_words
from network.membership.roles import Role


@dataclass(frozen=True)
class Step:
    """One of the two steps from a guest to a member. `done`: what is there; otherwise where it is done."""

    label: str
    done: str
    url: str
    button: str


@dataclass(frozen=True)
class Line:
    """A pass as the hub reads it. `kind` and `words`: its status; `until`: how long its link opens, in words."""

    guest_pass: GuestPass
    outcome: Outcome
    when: str
    kind: str
    words: str
    until: str
    is_open: bool

    @property
    def steps(self) -> tuple[Step, ...]:
        """From a guest to a member: the district first, then its person. Both pages know what was typed here."""
        one, member = self.guest_pass, self.outcome.member
        slug = one.network.slug
        add = reverse("directory:add_member", args=[slug])
        about = {"name": one.district_name, "prospective": "on"}
        who: dict[str, object] = {"name": one.name, "email": one.email, "role": Role.SPONSOR}
        if member is not None:
            who["member"] = member.pk
        invite = reverse("directory:invite", args=[slug])
        return (
            Step(
                f"{one.district_name} in the network",
                self.outcome.district_words,
                f"{add}?{urlencode(about)}",
                "Add the district",
            ),
            Step(
                f"{one.name} invited",
                capfirst(self.outcome.person_words),
                f"{invite}?{urlencode(who)}",
                f"Invite {one.name}",
            ),
        )

    @property
    def next_step(self) -> Step | None:
        return next((step for step in self.steps if not step.done), None)


def line_of(guest_pass: GuestPass, today: date) -> Line:
    """One pass. Two queries."""
    return _line(guest_pass, outcomes_of([guest_pass])[guest_pass.pk], today)


def lines_of(passes: Sequence[GuestPass], today: date) -> tuple[Line, ...]:
    """Passes of one network, in their order. Two queries, however many there are."""
    found = outcomes_of(passes)
    return tuple(_line(one, found[one.pk], today) for one in passes)


def _line(one: GuestPass, outcome: Outcome, today: date) -> Line:
    meeting = one.meeting
    when = when_words(meeting.starts_at, meeting.ends_at, meeting.time_zone, year=True)
    kind, words = _status(one, outcome)
    is_open = one.withdrawn_at is None and not one.is_over(today)
    return Line(one, outcome, when, kind, words, _until(one, today), is_open)


def _status(one: GuestPass, outcome: Outcome) -> tuple[str, str]:
    """What matters most of a pass, as the status component knows it."""
    if outcome.has_joined:
        return "done", capfirst(outcome.person_words) if outcome.roles else "Takes part"
    if one.wish == GuestPass.Wish.JOIN:
        return ("info" if one.taken_up_at else "due"), "Would like to join"
    if one.wish == GuestPass.Wish.LATER:
        return "quiet", "Not now"
    if one.withdrawn_at:
        return "quiet", "Taken back"
    if one.meeting.is_off:
        return "late", "The meeting is called off"
    kinds = {"yes": "done", "virtual": "done", "no": "quiet", "": "quiet"}
    return kinds[one.coming], str(one.get_coming_display())


def _until(one: GuestPass, today: date) -> str:
    day = f"{one.until.day} {one.until:%b %Y}"
    if one.withdrawn_at:
        return "Taken back: the link opens nothing any more."
    return f"The pass ended on {day}." if one.is_over(today) else f"The link works until {day}."


def sentence_of(lines: Sequence[Line]) -> str:
    """What matters of all passes, in a sentence."""
    if not lines:
        return "Let somebody of a district that hesitates visit one meeting, before anybody asks for a yes."
    joined = sum(1 for line in lines if line.outcome.has_joined)
    waiting = [line for line in lines if line.kind == "due"]
    words = f"{counted(len(lines), 'pass', 'passes')} so far; {number_word(joined) if joined else 'none'} led to a yes."
    if waiting:
        words += f" {counted(len(waiting), 'guest waits', 'guests wait')} for your answer: they would like to join."
    return words
