"""What people do to a chart: begin a new phase, leave a point out, and take either back."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from design_process.measures.models import ChartMark, Indicator
from design_process.measures.periods import label
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.people.models import Person

DONE = {
    ChartMark.Kind.REPHASE: "began a new phase at the {} in the chart of “{}”",
    ChartMark.Kind.EXCLUDE: "left the {} out of the lines in the chart of “{}”",
}
TAKEN_BACK = {
    ChartMark.Kind.REPHASE: "took back the new phase at the {} in the chart of “{}”",
    ChartMark.Kind.EXCLUDE: "took the {} back into the lines in the chart of “{}”",
}


@dataclass(frozen=True)
class Place:
    """A place in one chart: whose it is (None: the network's), of which group, at which period's first day."""

    indicator: Indicator
    member: Member | None
    group: str
    period: date


@transaction.atomic
def mark_chart(place: Place, kind: str, *, reason: str, by: Person) -> ChartMark:
    """Mark a chart, once: said again, the mark that stands is returned and nothing is written."""
    about = place.indicator
    mark: ChartMark
    mark, is_new = ChartMark.objects.standing().get_or_create(
        network_id=about.network_id,
        indicator=about,
        member=place.member,
        group=place.group,
        kind=kind,
        period=place.period,
        defaults={"reason": reason, "by": by},
    )
    if is_new:
        words = DONE[ChartMark.Kind(kind)].format(label(about.frequency, place.period), about.name)
        record(Activity.About.NUMBERS, words, network_id=about.network_id, by=by, thing=about, why=reason)
    return mark


@transaction.atomic
def withdraw_mark(mark: ChartMark, *, by: Person) -> None:
    """Take a mark back; it stays as history. Done again, it changes nothing."""
    taken = ChartMark.objects.standing().filter(pk=mark.pk).update(withdrawn_at=timezone.now(), withdrawn_by=by)
    if taken:
        about = mark.indicator
        words = TAKEN_BACK[ChartMark.Kind(mark.kind)].format(label(about.frequency, mark.period), about.name)
        record(Activity.About.NUMBERS, words, network_id=mark.network_id, by=by, thing=about)
