"""The network's change since its baseline, and its gaps: from what is printed, and as wide as that allows."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from design_process.measures.gaps import Shown, gap, printed_gap
from design_process.measures.pooled import Printed, change_words
from design_process.measures.publication.models import PrintedFigure
from districts.directory.groups import label_of
from network.lib.suppression import band
from tests.world import an_indicator


def printed(period: str, text: str, value: float, reporting: int = 9) -> Printed:
    return Printed(period, text, value, reporting)


@pytest.mark.parametrize(
    ("unit", "first", "last", "said"),
    [
        ("share", ("41–45 %", 43), ("51–55 %", 53), "6 to 14 points higher."),
        ("share", ("41–45 %", 43), ("46–50 %", 48), "1 to 9 points higher."),
        ("share", ("46 %", 46), ("43 %", 43), "3 points lower."),
        ("share", ("≤ 5 %", 2.5), ("1–5 %", 3), "anything from 4 points lower to 5 points higher, so no clear change."),
        ("share", ("41–45 %", 43), ("41–45 %", 43), "no change that shows in figures as coarse as these."),
        ("rate", ("11–20 per 100", 15.5), ("31–40 per 100", 35.5), "11 to 29 points higher."),
        ("mean", ("3.1", 3.1), ("3.4", 3.4), "0.3 higher."),
        ("count", ("1,204", 1204), ("1,204", 1204), "the same."),
    ],
)
def test_the_change_is_as_wide_as_the_bands_make_it(unit, first, last, said):
    assert change_words(unit, printed("Sep", *first), printed("Oct", *last)).endswith(f": {said}")


def test_a_change_says_when_others_report_now():
    said = change_words("share", printed("Sep", "46 %", 46, 9), printed("Oct", "49 %", 49, 12))
    assert said == (
        "From 46 % (Sep) to 49 % (Oct): 3 points higher. 9 districts were in it then and twelve now: "
        "part of the change may be who reports."
    )


@settings(max_examples=60)
@given(st.integers(20, 400), st.integers(20, 400), st.data())
def test_the_gap_from_bands_holds_the_gap_of_the_true_counts(n, rest, data):
    x, y = data.draw(st.integers(0, n)), data.draw(st.integers(0, rest))
    told, whole = band(x, n), band(x + y, n + rest)
    found, true = printed_gap(Shown(told, n), Shown(whole, n + rest)), gap((x, n), (y, rest))
    assert found.low <= true.low + 1e-9
    assert found.high >= true.high - 1e-9


def figure(about, week: date, group: str, text: str, pupils: int | None, **more) -> PrintedFigure:
    values = {"reporting": 5, "expected": 5, "printed_at": timezone.now(), **more}
    return PrintedFigure.objects.create(
        network_id=about.network_id, indicator=about, group=group, period=week, text=text, pupils=pupils, **values
    )


def test_everybody_in_the_network_reads_its_change_and_its_gaps_or_why_there_is_none(cast):
    week = timezone.localdate() - timedelta(days=timezone.localdate().weekday() + 7)
    about = an_indicator(cast.network, groups=["english_learner", "hispanic", "female", "male", "white"])
    figure(about, week - timedelta(weeks=5), "all", "31–35 %", 90, value=33)
    figure(about, week, "all", "46 %", 300, value=46)
    figure(about, week, "english_learner", "21–25 %", 90, value=23)
    figure(about, week, "hispanic", "*", None)
    figure(about, week, "female", "41–60 %", 15, value=50.5)
    figure(about, week, "male", "46 %", 295, value=46)
    figure(about, week, "white", "46 %", 150, value=46, reporting=3)
    client = Client()
    client.force_login(cast.driver)
    page = unescape(client.get(f"/networks/{cast.network.slug}/numbers/").content.decode())
    assert ") to 46 % (" in page
    assert "11 to 15 points higher." in page
    for group, said in (
        ("english_learner", "33 points lower than everybody else; the difference could be anything from"),
        ("hispanic", "its figure is hidden to protect pupils, so no gap is told."),
        ("female", "its figure (41–60 %) is too coarse to compare"),
        ("male", "fewer than 11 pupils are on one side"),
        ("white", "3 of the 5 districts counted this group"),
    ):
        assert f"{label_of(group)}</span>: {said}" in page, group
