"""Ways of talking that make a meeting worth its drive, as data: steps with minutes and a prompt. Pure.

The words are ours. A protocol is fitted to the minutes an agenda item has: every step keeps its share.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Step:
    """One step. `minutes` when the protocol has all the time it wants; `prompt` is read out to the room.

    `who` speaks or acts; `tool` names what the room can open for it: "writing", "fist", "dots" or "".
    """

    name: str
    minutes: int
    prompt: str
    who: str = "Everyone"
    tool: str = ""


@dataclass(frozen=True)
class Protocol:
    """A way of talking. `key` is what an agenda item keeps; `what_for` says when to take it."""

    key: str
    name: str
    what_for: str
    steps: tuple[Step, ...]
    roles: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """Minutes it takes when there is time enough."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True)
class Timed:
    """A step on the clock of an item: it runs from minute `starts` to minute `ends` of the item."""

    step: Step
    starts: int
    ends: int


CONSULTANCY = Protocol(
    "consultancy",
    "Consultancy",
    "One team is stuck and wants the others to think with it. The team listens before it answers.",
    (
        Step("Tell it", 8, "Tell the story so far, what you have tried, and end with one question.", "The team"),
        Step("Ask for facts", 5, "Ask what can be answered in a sentence. No advice yet, not even as a question."),
        Step("Ask deeper", 10, "Ask what makes the team think. It may answer, or say: we do not know yet."),
        Step("Say the question again", 2, "Is it still the same question? Say it as it stands now.", "The team"),
        Step(
            "Think aloud",
            15,
            "Talk about the team as if it were not in the room: what do we hear, what may be underneath, what would "
            "we try? The team only takes notes.",
            "Everyone but the team",
        ),
        Step("Answer", 5, "What struck you? What will you try, and by when?", "The team"),
        Step("Look back", 5, "How did that go, for the team and for those who helped?"),
    ),
    ("A team with a question", "A facilitator who keeps the time", "Somebody who writes for the team"),
    ("One page about the situation, if there is one",),
)

DATA_WALK = Protocol(
    "data_walk",
    "Data walk",
    "Numbers or pupils’ work hang on the wall, and nobody explains them before everyone has looked.",
    (
        Step("Guess first", 4, "Before you look: what do you expect to see? Write it down.", tool="writing"),
        Step("Walk and look", 10, "Walk in pairs. Say only what you see: “I notice …”. No reasons yet."),
        Step("Wonder", 8, "Now the questions: “I wonder whether …”. Leave a note at the chart it belongs to."),
        Step("Compare with the guess", 6, "Where were you right? What surprised you?"),
        Step("What it may mean", 10, "Which two or three explanations fit what we saw? What would tell them apart?"),
        Step("What to look at next", 4, "Which question do we take home, and who looks?"),
    ),
    ("A guide at each chart who does not explain", "A keeper of the time"),
    ("Charts or work on the walls, large, with a title and a scale", "Sticky notes"),
)

TUNING = Protocol(
    "tuning",
    "Tuning",
    "A draft (a lesson, a prototype, a plan) is to become better before it is used.",
    (
        Step("Show it", 8, "Show the draft, whom it is for, and the one thing you want to hear about.", "The author"),
        Step("Ask for facts", 4, "Short questions with short answers."),
        Step("Look quietly", 4, "Read or look on your own. Mark what works and what you would ask."),
        Step("Warm", 6, "What already serves the goal, and why?", "Everyone but the author"),
        Step("Cool", 8, "Where may it miss the goal? Offer it as a question.", "Everyone but the author"),
        Step("Think aloud", 5, "What do you take, what do you leave, what changes first?", "The author"),
        Step("Look back", 2, "Was the feedback kind, exact and useful?"),
    ),
    ("An author", "A facilitator"),
    ("The draft, one copy for each pair",),
)

PLUS_DELTA = Protocol(
    "plus_delta",
    "Plus / delta",
    "Ending a meeting or a step: what to keep and what to change, without a debate.",
    (
        Step("Write", 3, "One thing that helped today, and one that should be different next time.", tool="writing"),
        Step("Plus", 3, "Read out what helped. Keep what others say too."),
        Step("Delta", 4, "Read out what should change, as something we could do."),
        Step("Choose one", 2, "Which change do we make for next time, and who sees to it?"),
    ),
    ("Somebody who writes where all can see",),
)

WRITE_FIRST = Protocol(
    "write_first",
    "Write first",
    "Everyone’s view counts the same: all write before anybody speaks, then everything is shown at once.",
    (
        Step("Write", 4, "Write quietly, one thought a line. Nobody sees it yet.", tool="writing"),
        Step("Read", 3, "Everything is on the screen. Read it all before you speak."),
        Step("Group", 5, "What belongs together? Give each group a name."),
        Step("Choose", 4, "Put your dots where our time is best spent.", tool="dots"),
        Step("Say what follows", 4, "What does this tell us to do? Who does it, by when?"),
    ),
    ("A facilitator",),
    ("A phone for each, or paper",),
)

ROUND_ROBIN = Protocol(
    "round_robin",
    "Round-robin",
    "Each has the same time and nobody is interrupted; it hears those who would not ask for the floor.",
    (
        Step("Think", 2, "Think, or note two words. You may pass when it is your turn."),
        Step("First round", 10, "Each in turn, the same minute for all. No questions, no answers."),
        Step("Second round", 6, "Each in turn again: what did somebody else say that moved you?"),
        Step("Gather", 4, "What did we all hear? Where do we differ?"),
    ),
    ("A keeper of the time",),
)

PROTOCOLS: dict[str, Protocol] = {
    protocol.key: protocol for protocol in (CONSULTANCY, DATA_WALK, TUNING, PLUS_DELTA, WRITE_FIRST, ROUND_ROBIN)
}


def protocol_of(key: str) -> Protocol | None:
    """The protocol with this key; None for none, or for one that is no longer there."""
    return PROTOCOLS.get(key)


def fit(minutes: Sequence[int], box: int) -> tuple[int, ...]:
    """Scale step minutes to a box of `box` whole minutes: the sum is exactly `box`, each step keeps its share.

    A step has at least one minute as long as there are minutes enough; otherwise the longest ones get one each.
    Raises ValueError for no steps, a step without minutes, or a negative box.
    """
    if not minutes or min(minutes) < 1 or box < 0:
        raise ValueError("fit needs steps of at least a minute, and a box of none or more")
    by_length = sorted(range(len(minutes)), key=lambda place: (-minutes[place], place))
    if box <= len(minutes):
        chosen = set(by_length[:box])
        return tuple(int(place in chosen) for place in range(len(minutes)))
    total, spare = sum(minutes), box - len(minutes)
    # A minute for each step, the rest by share; what rounding leaves goes to the largest fractions, longest first.
    shares = [divmod(spare * length, total) for length in minutes]
    left = spare - sum(whole for whole, _ in shares)
    extra = set(sorted(by_length, key=lambda place: -shares[place][1])[:left])
    return tuple(1 + whole + int(place in extra) for place, (whole, _) in enumerate(shares))


def timed(protocol: Protocol, box: int) -> tuple[Timed, ...]:
    """The steps of a protocol on the clock of an item of `box` minutes; steps without a minute are left out."""
    found, at = [], 0
    for step, minutes in zip(protocol.steps, fit([step.minutes for step in protocol.steps], box), strict=True):
        if minutes:
            found.append(Timed(replace(step, minutes=minutes), at, at + minutes))
            at += minutes
    return tuple(found)


def step_at(steps: Sequence[Timed], seconds: int) -> int:
    """The place of the step that an item is in after `seconds`; the last one when it runs over."""
    for place, step in enumerate(steps):
        if seconds < step.ends * 60:
            return place
    return max(len(steps) - 1, 0)
