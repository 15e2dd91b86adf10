"""A row for each pupil becomes counts, and not a row of it stays anywhere."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from design_process.measures.models import Measurement
from design_process.number_files.models import NumberFile, StagedNumber
from network.outbox.models import Effect
from tests.world import an_indicator

HEAD = "district,race,english learner,grade,chronically absent\n"
ROWS = "".join(
    f"{district},{race},{learner},{grade},{absent}\n"
    for district, race, learner, grade, absent in [
        ("Gold Ridge Union", "RH", "Y", 4, "Y"), ("Gold Ridge Union", "RH", "N", 4, "N"),
        ("Gold Ridge Union", "RW", "N", 5, "N"), ("Gold Ridge Union", "RW", "N", 5, "Y"),
        ("Gold Ridge Union", "RW", "N", 6, ""), ("Camino Flat", "RW", "Y", 6, "N"), ("Atlantis", "RW", "Y", 6, "N"),
    ]
)  # fmt: skip


@pytest.fixture
def facilitator(client, cast):
    client.force_login(cast.facilitator)
    return client


def send(client, cast, text=HEAD + ROWS, **answers):
    file = SimpleUploadedFile("pupils-of-october.csv", text.encode())
    return client.post(f"/networks/{cast.network.slug}/numbers/files/", {"file": file, **answers}, follow=True)


def everything_stored() -> str:
    """All that the database holds of files, as text."""
    with connection.cursor() as cursor:
        found = []
        for table in ("numberfile", "numbersource", "stagednumber", "measurement"):
            cursor.execute(f"SELECT row_to_json(t)::text FROM design_process_{table} t")
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)


def test_it_is_recognised_and_nothing_of_it_is_kept_while_one_is_asked(facilitator, cast):
    asked = send(facilitator, cast)
    words = asked.content.decode()
    assert "has a row for each pupil" in words
    assert "race: Hispanic or Latino and White" in words
    assert "english learner: English learners" in words
    assert not NumberFile.objects.exists()


def test_its_counts_are_looked_at_and_come_in_like_those_of_any_file(facilitator, cast, perform_owed, caplog):
    explaining = an_indicator(cast.network, "Chronically absent", groups=["hispanic", "white", "english_learner"])
    answers = {"step": "count", "outcome": "chronically_absent", "groups": ["race", "english_learner"]}
    shown = send(facilitator, cast, **answers, indicator=explaining.pk, period="2026-10-07").content.decode()
    assert "brings 7 new numbers; 3 lines are put aside" in shown
    file = NumberFile.objects.get()
    assert file.content is None
    assert "Atlantis" not in everything_stored().replace("called “Atlantis”", "")
    assert "RW" not in everything_stored()
    facilitator.post(f"/number-files/{file.pk}/", {"step": "confirm"})
    perform_owed()
    rows = Measurement.objects.order_by("member_id", "group").values_list(
        "member__district__name", "group", "numerator"
    )
    assert list(rows) == [
        ("Gold Ridge Union", "all", 2), ("Gold Ridge Union", "english_learner", 1), ("Gold Ridge Union", "hispanic", 1),
        ("Gold Ridge Union", "white", 1), ("Camino Flat", "all", 0), ("Camino Flat", "english_learner", 0),
        ("Camino Flat", "white", 0),
    ]  # fmt: skip
    assert Measurement.objects.get(group="all", member=cast.member).denominator == 4  # who says nothing is not counted
    assert "Gold Ridge Union,RH" not in caplog.text
    assert not Effect.objects.filter(kind="read_numbers").exists()


def test_an_answer_that_is_missing_asks_for_the_file_once_more(facilitator, cast):
    again = send(facilitator, cast, step="count", outcome="chronically_absent", indicator="make:", period="soon")
    assert again.status_code == 422
    assert "“soon” names no day" in again.content.decode()
    assert not StagedNumber.objects.exists()


def test_names_in_it_are_refused_all_the_same(facilitator, cast):
    refused = send(facilitator, cast, HEAD.replace("grade", "student name") + ROWS)
    assert "“student name” (names)" in refused.content.decode()
