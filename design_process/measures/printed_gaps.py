"""The gaps between student groups in a network's figures as they were printed, for everybody in the network."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from design_process.measures.charts import in_window
from design_process.measures.gaps import FEWEST, Shown, printed_gap, words
from design_process.measures.models import Indicator
from design_process.measures.periods import label
from design_process.measures.publication.models import PrintedFigure
from districts.directory.groups import ALL, label_of
from network.lib.suppression import MARK, Band

WIDEST = 10  # points of a band, on either side; a wider one says too little to compare


@dataclass(frozen=True)
class PrintedGap:
    """One group in one indicator, in the last period that has it: how far it is from everybody else, or why not."""

    indicator_id: int
    name: str
    period: str
    group: str
    words: str
    is_told: bool


@dataclass(frozen=True)
class PrintedGaps:
    """The gaps that can be told, and the groups of which none can be."""

    told: tuple[PrintedGap, ...]
    untold: tuple[PrintedGap, ...]

    def __bool__(self) -> bool:
        return bool(self.told or self.untold)


def network_gaps(network_id: int, today: date) -> PrintedGaps:
    """Each group of each share that the whole network counts. One query; it adds nothing to what was printed."""
    shares = PrintedFigure.objects.of_network(network_id).filter(
        indicator__unit=Indicator.Unit.SHARE, indicator__retired_at=None, indicator__member=None
    )
    grouped = shares.exclude(group=ALL).values("indicator")
    rows = in_window(shares.filter(indicator__in=grouped), today).order_by("indicator__name", "-period")
    fields = (
        "indicator", "indicator__name", "indicator__frequency", "group", "period", "text", "pupils", "reporting",
    )  # fmt: skip
    found = tuple(_lines(rows.values(*fields)))
    return PrintedGaps(tuple(one for one in found if one.is_told), tuple(one for one in found if not one.is_told))


def _lines(rows: Iterable[dict[str, Any]]) -> Iterator[PrintedGap]:
    """Rows come by indicator, the latest period first: the first row of a group counts."""
    whole: dict[tuple[int, date], dict[str, Any]] = {}
    latest: dict[tuple[str, str, int], dict[str, Any]] = {}
    for row in rows:
        if row["group"] == ALL:
            whole[row["indicator"], row["period"]] = row
        else:
            latest.setdefault((row["indicator__name"], label_of(row["group"]), row["indicator"]), row)
    for (name, group, indicator), row in sorted(latest.items(), key=lambda item: item[0]):
        said, is_told = _said(row, whole.get((indicator, row["period"])))
        yield PrintedGap(indicator, name, label(row["indicator__frequency"], row["period"]), group, said, is_told)


def _said(group: dict[str, Any], everybody: dict[str, Any] | None) -> tuple[str, bool]:
    """The gap in words, or why none is told."""
    if everybody is None:
        return "nothing is printed of all pupils in this period, so there is nothing to compare it with.", False
    lacking = _lacking(group, "its figure") or _lacking(everybody, "the figure of all pupils")
    if lacking:
        return lacking, False
    if group["reporting"] != everybody["reporting"]:
        few, many = group["reporting"], everybody["reporting"]
        return f"{few} of the {many} districts counted this group, so everybody else cannot be told apart.", False
    both = [Shown(band, row["pupils"]) for row in (group, everybody) if (band := Band.read(row["text"]))]
    found = printed_gap(*both)
    if found is None:
        return f"fewer than {FEWEST} pupils are on one side, and chance alone would make their gap.", False
    return words(found), True


def _lacking(row: dict[str, Any], whose: str) -> str:
    """Why a figure is not printed in full enough to be compared; empty where it is."""
    band = Band.read(row["text"])
    if row["text"] == MARK:
        return f"{whose} is hidden to protect pupils, so no gap is told."
    if band is None:
        return f"{whose} {row['text']}, so no gap is told."
    if band.high - band.low > WIDEST:
        return f"{whose} ({band}) is too coarse to compare: few pupils are behind it."
    return "" if row["pupils"] else f"how many pupils are behind {whose} is hidden, so no gap is told."
