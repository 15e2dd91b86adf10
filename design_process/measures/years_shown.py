"""School years that were printed as one, on the charts of the network: each a mark of its own, and never a change."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from design_process.measures.drawing import AsOne
from design_process.measures.models import Frequency
from design_process.measures.publication.models import FigureTogether
from design_process.measures.publication.years import days_of, name_of
from design_process.measures.series import Series


def with_years_together(series: Sequence[Series]) -> list[Series]:
    """The network's series with what is shown of years together. One query, and none where nothing comes yearly."""
    yearly = sorted({one.indicator.pk for one in series if one.indicator.frequency == Frequency.YEAR})
    if not yearly:
        return list(series)
    found: dict[tuple[int, str], list[AsOne]] = defaultdict(list)
    for row in FigureTogether.objects.of_indicators(yearly).order_by("together__first", "together__years"):
        found[row.together.indicator_id, row.group].append(as_one(row))
    return [replace(one, together=tuple(found[one.indicator.pk, one.group])) for one in series]


def as_one(row: FigureTogether) -> AsOne:
    days = days_of(row.together.first, row.together.years)
    reporting = f"{row.reporting} of {row.expected} districts"
    return AsOne(tuple(days), f"{name_of(days)} together", row.text, row.value, row.pupils, reporting)
