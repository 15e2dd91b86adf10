"""What of a set's sums is printed: decided once, beside everything printed of the same networks in this set and others.

A facilitator knows the sums of their own network, so each network is a reader with its own sum known, and the
networks stand in the place of members in the rules of a network's own figures. Only all pupils are told.
"""

from collections.abc import Sequence
from datetime import date, datetime

from design_process.measures.publication.again import may_print_again
from design_process.measures.publication.cases import COUNT, Readers, Row, Sheet
from design_process.measures.publication.deciding import Asked, decide
from design_process.measures.publication.texts import told
from design_process.measures.publication.timing import decided_by, ended_on
from design_process.network_sets import rollup
from design_process.network_sets.models import SetPlace, SetPrinting, SetRollup
from districts.directory.groups import ALL


def print_set(set_id: int, period: date, now: datetime, today: date) -> int:
    """Print what is due of a set's period. Returns how many figures. The caller holds the lock of all sets' period."""
    places = SetPlace.objects.kept().filter(network_set=set_id).select_related("network")
    threshold = max((place.network.small_number_threshold for place in places), default=0)
    parts = rollup.parts(set_id, period)
    done = 0
    for sums in SetRollup.objects.filter(network_set=set_id, period=period, group=ALL).order_by("key", "pk"):
        rows = tuple(Row(one, ALL, x, n) for one, x, n in parts.get((sums.key, sums.unit, sums.frequency), ()))
        if rows and _is_due(sums, today):
            done += _print(sums, rows, threshold, now)
    return done


def _is_due(sums: SetRollup, today: date) -> bool:
    """Is the period over, and has everybody sent numbers or had the time to?"""
    if today < ended_on(sums.frequency, sums.period):
        return False
    there = (sums.networks_reporting, sums.members_reporting)
    return there == (sums.networks_agreed, sums.members_expected) or today >= decided_by(sums.frequency, sums.period)


def _print(sums: SetRollup, rows: tuple[Row, ...], threshold: int, now: datetime) -> bool:
    networks = [row.member for row in rows]
    every = list(SetPrinting.objects.overlapping(sums, networks))
    own = [one for one in every if one.network_set_id == sums.network_set_id]
    if own and _rows(own[-1]) == rows:
        return False
    sheets = [_sheet(one, place) for place, one in enumerate(one for one in every if one.printed)]
    printed = _decided(sums.unit, rows, sheets, threshold)
    if not printed and own:
        return False  # held: what stands is known
    last = len(sheets)
    main = f"{'x' if sums.unit == COUNT else 'rate'}:{ALL}:{last}"
    SetPrinting.objects.create(
        network_set_id=sums.network_set_id, key=sums.key, unit=sums.unit, frequency=sums.frequency,
        period=sums.period, number=len(own) + 1, label=sums.label, networks=networks,
        basis=[list(row) for row in rows], printed=printed, at=now,
        text=told(sums.unit, printed.get(main), printed.get(f"n:{ALL}:{last}")).text,
        networks_agreed=sums.networks_agreed, members_reporting=sums.members_reporting,
        members_expected=sums.members_expected, wordings=sums.wordings,
    )  # fmt: skip
    return True


def _decided(unit: str, rows: tuple[Row, ...], sheets: Sequence[Sheet], threshold: int) -> dict[str, str | int]:
    """What may be read. A set that differs from one printed before by one network or two would tell theirs."""
    if not all(may_print_again(unit, sheet.rows, rows, threshold) for sheet in sheets):
        return {}
    return dict(decide(Asked(unit, rows, tuple(sheets), Readers(threshold=threshold))).printed)


def _rows(printing: SetPrinting) -> tuple[Row, ...]:
    return tuple(Row(*row) for row in printing.basis)


def _sheet(printing: SetPrinting, place: int) -> Sheet:
    """An earlier printing, its figures named by its place among those that are laid side by side now."""
    return Sheet(_rows(printing), {f"{id_.rpartition(':')[0]}:{place}": one for id_, one in printing.printed.items()})
