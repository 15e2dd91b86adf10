"""The steps of each role's path: what, why, how long, and where it is done. Pure.

A step with a fact is done when the product knows that it was; a page asks what one would do and explains; every step
can be ticked off by whoever knows it already.
"""

from collections.abc import Collection
from dataclasses import dataclass

from design_process.onboarding.pages import PAGES


@dataclass(frozen=True)
class Step:
    """`fact`: a key of `facts.FACTS`; `url_name`: where it is done, and `of`, what that address takes: "slug", "seat",
    or nothing. A step without a fact is a page of `PAGES` under its own key.
    """

    key: str
    title: str
    why: str
    minutes: int
    fact: str = ""
    url_name: str = ""
    of: str = ""
    button: str = "Read it"

    @property
    def is_page(self) -> bool:
        return self.key in PAGES


STEPS = {
    step.key: step
    for step in (
        Step(
            "clock", "Say by which clock you live", "Times on pages and in letters are yours then.",
            1, "clock", "people:me", button="Choose it",
        ),
        Step(
            "minutes", "Say how much time you have", "So that nobody plans with time that is not there.",
            1, "minutes", "directory:seat_time", "seat", "Say it",
        ),
        Step(
            "charter", "Read what we stand for", "If you can stand by it, one tap puts your name under it.",
            2, "charter", "charter:charter", "slug",
        ),
        Step(
            "walk", "Look at the common data", "Write one line on what you notice, before you read what others wrote.",
            2, "walk", "data_walks:walks", "slug", "Look at it",
        ),
        Step(
            "lesson", "Read one lesson", "What did not work elsewhere. If it spares you something, thank the team.",
            2, "lesson", "lessons:lessons", "slug", "Choose one",
        ),
        Step(
            "log", "Log once", "One sentence on a test that runs. It takes a minute, and you can do it on a phone.",
            1, "log", "cycles:log", button="Log it",
        ),
        Step(
            "reply", "Answer an invitation", "Yes, no or by link: whoever plans the drive and the room can go on.",
            1, "reply", "meetings:calendar", "slug", "See the dates",
        ),
        Step(
            "ask", "Answer something you are asked", "A barrier or a goal waits for your word on your home page.",
            2, "ask", "progress:home", button="See what is asked",
        ),
        Step(
            "invite", "Invite somebody", "They get a letter with their role in it, and a link that signs them in.",
            1, "invite", "directory:invite", "slug", "Invite somebody",
        ),
        Step(
            "meeting", "Call a meeting", "Dates go into everybody’s own calendar, and the agenda knows what is due.",
            2, "meeting", "meetings:call", "slug", "Call one",
        ),
        *(Step(key, page.title, page.why, 2) for key, page in PAGES.items()),
    )
}  # fmt: skip

FACILITATOR, DRIVER, SPONSOR, TEAM_MEMBER = "facilitator", "driver", "sponsor", "team_member"
PATHS: dict[str, tuple[Step, ...]] = {
    path: tuple(STEPS[key] for key in keys)
    for path, keys in {
        FACILITATOR: ("clock", "charter", "help", "small", "invite", "meeting"),
        DRIVER: ("minutes", "charter", "people-first", "small", "lesson", "log"),
        SPONSOR: ("charter", "clear-the-way", "data", "ask", "reply"),
        TEAM_MEMBER: ("minutes", "network", "charter", "voices", "walk", "reply"),
    }.items()
}


@dataclass(frozen=True)
class StepShown:
    step: Step
    done: bool


@dataclass(frozen=True)
class Way:
    """How far somebody is on a path."""

    path: str
    steps: tuple[StepShown, ...]

    @property
    def done(self) -> int:
        return sum(one.done for one in self.steps)

    @property
    def is_done(self) -> bool:
        return self.done == len(self.steps)

    @property
    def next_step(self) -> Step | None:
        """Where one left off."""
        return next((one.step for one in self.steps if not one.done), None)

    @property
    def left(self) -> str:
        """ "about 6 minutes left"."""
        minutes = sum(one.step.minutes for one in self.steps if not one.done)
        return f"about {minutes} {'minute' if minutes == 1 else 'minutes'} left"

    @property
    def words(self) -> str:
        """ "2 of 5, about 6 minutes left"."""
        return f"{self.done} of {len(self.steps)}, {self.left}"


def way_on(path: str, facts: Collection[str], ticked: Collection[str]) -> Way:
    """`facts`: those that hold. `ticked`: keys of the steps that somebody answered, or knew already."""
    return Way(path, tuple(StepShown(one, one.fact in facts or one.key in ticked) for one in PATHS[path]))
