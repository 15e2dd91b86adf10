"""What the network's meetings cost, beside what people said of them: by date, no member named, nothing ranked."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum

from districts.scheduling.models import Burden
from districts.scheduling.telling import hours
from network.feedback.scores import Score, scores
from network.lib.suppression import Hidden
from network.lib.words import counted, listed
from network.meetings.models import Meeting
from network.questionnaires.summary import Spread


@dataclass(frozen=True)
class Cost:
    """What one meeting cost all members together. `miles` is None where they are not known for everybody.

    `hours_out`: hours of school missed by one person of each member, added up.
    """

    members: int
    driving_minutes: int
    miles: int | None
    substitutes: int
    hours_out: float

    @property
    def drive(self) -> str:
        """The driving as a page prints it: "2 h 15 min"."""
        return hours(self.driving_minutes)


@dataclass(frozen=True)
class Line:
    """One meeting. Without a cost: it was by video, or nobody has noted who drove."""

    meeting: Meeting
    cost: Cost | None
    score: Score | None

    @property
    def worth(self) -> Spread | Hidden | None:
        """How far people agree that it was worth their time."""
        return self.score.overall if self.score else None


@dataclass(frozen=True)
class ValueBoard:
    lines: tuple[Line, ...]  # the latest first
    sentence: str


def value_board(meetings: list[Meeting], now: datetime) -> ValueBoard:
    """Costs and scores of these meetings. Four queries, however many there are."""
    costs = _costs(meetings)
    found = scores(meetings, now)
    lines = tuple(Line(meeting, costs.get(meeting.pk), found.get(meeting.pk)) for meeting in meetings)
    return ValueBoard(lines, _sentence(lines))


def _costs(meetings: list[Meeting]) -> dict[int, Cost]:
    rows = (
        Burden.objects.filter(meeting__in=[meeting.pk for meeting in meetings])
        .values("meeting")
        .annotate(
            members=Count("pk"),
            known=Count("miles"),
            driving=Sum("driving_minutes"),
            far=Sum("miles"),
            away=Sum("substitutes"),
            out=Sum("hours_out"),
        )
    )
    return {
        row["meeting"]: Cost(
            row["members"],
            row["driving"],
            row["far"] if row["known"] == row["members"] else None,
            row["away"],
            float(row["out"]),
        )
        for row in rows
    }


def _sentence(lines: tuple[Line, ...]) -> str:
    """The last meeting that has both sides: its price and its score."""
    both = next((line for line in lines if line.cost and isinstance(line.worth, Spread)), None)
    if both is None or both.cost is None or not isinstance(both.worth, Spread):
        return "No meeting has both its costs and enough feedback yet."
    day = both.meeting.local_start
    price = [
        f"{both.cost.drive} of driving" if both.cost.driving_minutes else "no driving",
        counted(both.cost.substitutes, "substitute", "substitutes"),
    ]
    begin = f"The meeting of {day:%a} {day.day} {day:%b} cost {listed(price)}"
    return f"{begin}; people gave it {both.worth.mean:.1f} of 5."
