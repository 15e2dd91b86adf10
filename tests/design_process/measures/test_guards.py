"""The database refuses exactly the numbers that the form refuses. Drill 33."""

from datetime import date
from itertools import product

import pytest
from django.db import DataError, IntegrityError, transaction

from design_process.measures.actions import asked_by
from design_process.measures.checks import LARGEST, problem_of_pair
from design_process.measures.models import Measurement
from tests.world import an_indicator

MONDAY = date(2026, 10, 5)
NUMBERS = (None, -1.0, 0.0, 17.0, 42.0, float(LARGEST), 1e308, float("inf"), float("nan"))


def stored(indicator, member, x, n, status) -> bool:
    """Does the database take the number?"""
    about = {"network_id": member.network_id, "member": member, "indicator": indicator, "period": MONDAY}
    gap = "nothing" if x is None else ""
    try:
        with transaction.atomic():
            found = Measurement.objects.create(**about, numerator=x, denominator=n, gap=gap, status=status)
            found.refresh_from_db()
            found.delete()
    except (IntegrityError, DataError):
        return False
    return True


@pytest.mark.parametrize("unit", ["share", "rate", "count", "mean"])
def test_the_database_takes_a_number_exactly_when_the_form_does(cast, unit):
    indicator = an_indicator(cast.network, unit=unit)
    asked, differing = asked_by(indicator), []
    for x, n, status in product(NUMBERS, NUMBERS, ("draft", "complete")):
        refused = problem_of_pair(asked, x, n, is_draft=status == "draft")
        if stored(indicator, cast.member, x, n, status) != (refused is None):
            differing.append((x, n, status, refused))
    assert differing == []


def test_a_number_that_is_changed_or_comes_in_bulk_is_looked_at_too(cast):
    share = an_indicator(cast.network)
    about = {"network_id": cast.network.pk, "member": cast.member, "indicator": share, "denominator": 42}
    possible = Measurement(**about, period=MONDAY, numerator=42)
    with pytest.raises(IntegrityError, match="cannot have"), transaction.atomic():
        Measurement.objects.bulk_create([possible, Measurement(**about, period=date(2026, 10, 12), numerator=43)])
    possible.pk = None
    possible.save()
    with pytest.raises(IntegrityError, match="cannot have"), transaction.atomic():
        Measurement.objects.update(denominator=41)
