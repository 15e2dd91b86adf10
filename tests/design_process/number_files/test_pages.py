"""From a file in somebody's hands to numbers that count, through the pages: looked at, confirmed once, taken back."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.models import Indicator, Measurement, Rollup
from design_process.number_files.models import NumberFile, NumberSource, StagedNumber
from network.activity.models import Activity
from network.outbox.models import Effect
from network.outbox.performing import do
from tests.world import an_indicator

WEEK = date(2026, 10, 5)
HEAD = "district,week,indicator,group,counted,out of\n"
TEXT = HEAD + (
    "Gold Ridge Union,2026-10-05,Pupils who explain,TA,17,42\n"
    "Gold Ridge Union,2026-10-05,Pupils who explain,RH,9,20\n"
    "Camino Flat,2026-10-05,Pupils who explain,TA,50,42\n"
    "Nowhere,2026-10-05,Pupils who explain,TA,5,42\n"
)


@pytest.fixture
def explaining(cast) -> Indicator:
    return an_indicator(cast.network, groups=["hispanic"])


@pytest.fixture
def driver(client, cast):
    client.force_login(cast.driver)
    return client


@pytest.fixture
def facilitator(client, cast):
    client.force_login(cast.facilitator)
    return client


def send(client, cast, text: str | bytes = TEXT, *, member=None, name: str = "numbers.csv", follow: bool = True):
    address = f"/members/{member.pk}/numbers/files/" if member else f"/networks/{cast.network.slug}/numbers/files/"
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(address, {"file": SimpleUploadedFile(name, data)}, follow=follow)


def as_proposed(response) -> dict[str, str]:
    """Everything as the page proposes it, the way a browser would send it."""
    form = response.context["form"]
    fields = {bound.html_name: bound.initial or "" for bound in form}
    return {**{name: value for name, value in fields.items() if value is not True}, "step": "read", "add_groups": "on"}


def understood(client, response, **changes):
    file = NumberFile.objects.latest("pk")
    return client.post(f"/number-files/{file.pk}/", {**as_proposed(response), **changes}, follow=True)


def said(client, step: str):
    return client.post(f"/number-files/{NumberFile.objects.latest('pk').pk}/", {"step": step}, follow=True)


def page(client, query: str = "") -> str:
    return client.get(f"/number-files/{NumberFile.objects.latest('pk').pk}/{query}").content.decode()


def figures():
    rows = Measurement.objects.current().order_by("member_id", "group").values_list("group", "numerator", "denominator")
    return list(rows)


def test_a_file_is_asked_about_once_looked_at_and_brought_in(facilitator, cast, explaining, perform_owed):
    asked = send(facilitator, cast)
    assert "“Pupils who explain” is" in asked.content.decode()
    assert "Reading the lines" in understood(facilitator, asked).content.decode()
    perform_owed()
    assert "The file brings 2 new numbers; 2 lines are put aside. Nothing is stored" in page(facilitator)
    assert "17 of 42 (40 %)" in page(facilitator, "?show=new")
    aside = page(facilitator, "?show=rejected")
    assert "50 is more than 42" in aside
    assert "called “Nowhere”" in aside
    assert not Measurement.objects.exists()
    said(facilitator, "confirm")
    perform_owed()
    assert "2 new numbers. The charts follow" in page(facilitator)
    assert figures() == [("all", 17, 42), ("hispanic", 9, 20)]
    stored = Measurement.objects.first()
    assert (stored.entered_by, stored.on_behalf, stored.batch) == (cast.facilitator, True, NumberFile.objects.get().pk)
    assert Rollup.objects.get(member=None, group="all").numerator == 17
    assert Activity.objects.latest("pk").words == "read numbers.csv: 2 new numbers"
    # The next file like it is read without a question, and the same numbers change nothing.
    assert "Reading the lines" in send(facilitator, cast).content.decode()
    perform_owed()
    assert "says 2 numbers again that you have" in page(facilitator)
    assert 'value="confirm"' not in page(facilitator)


def test_a_driver_sends_the_own_districts_file(driver, cast, explaining, perform_owed):
    understood(driver, send(driver, cast, member=cast.member))
    perform_owed()
    assert "it is about another district" in page(driver, "?show=rejected").lower()
    said(driver, "confirm")
    perform_owed()
    assert figures() == [("all", 17, 42), ("hispanic", 9, 20)]
    assert not Measurement.objects.filter(on_behalf=True).exists()


def test_what_the_network_does_not_count_yet_is_made_from_the_file(facilitator, cast, perform_owed):
    understood(facilitator, send(facilitator, cast))
    perform_owed()
    made = Indicator.objects.get()
    assert (made.name, made.unit, made.frequency, made.groups) == ("Pupils who explain", "share", "week", ["hispanic"])
    assert NumberSource.objects.get().names == {"Pupils who explain": made.pk}


def test_a_driver_cannot_add_groups_to_what_the_whole_network_collects(driver, cast, perform_owed):
    shared = an_indicator(cast.network)
    understood(driver, send(driver, cast, member=cast.member))
    perform_owed()
    shared.refresh_from_db()
    assert shared.groups == []
    assert "not collected for that group" in page(driver, "?show=rejected")


def brought_in(client, cast, perform_owed, text: str = TEXT) -> NumberFile:
    response = send(client, cast, text)
    if "form" in response.context:
        understood(client, response)
    perform_owed()
    said(client, "confirm")
    perform_owed()
    return NumberFile.objects.latest("pk")


def test_a_file_is_taken_back_within_a_day_but_not_over_somebody_elses_change(
    facilitator, cast, explaining, perform_owed
):
    record_measurements(cast.member, [Entry(explaining.pk, WEEK, 10, 40)], by=cast.driver)
    brought_in(facilitator, cast, perform_owed, TEXT.replace("50,42", "5,42"))
    assert figures() == [("all", 17, 42), ("hispanic", 9, 20), ("all", 5, 42)]
    record_measurements(cast.neighbour, [Entry(explaining.pk, WEEK, 6, 42)], by=cast.neighbour_driver)
    said(facilitator, "undo")
    perform_owed()
    words = page(facilitator)
    assert "1 number is out again and 1 number is what they were before" in words.replace("numbers are", "number is")
    assert "1 stay: somebody has changed or reviewed them since" in words
    assert figures() == [("all", 10, 40), ("all", 6, 42)]
    # The history has all of it: 10, then 17, then 10 again.
    chain = Measurement.objects.filter(member=cast.member, group="all").order_by("pk")
    assert [row.numerator for row in chain] == [10, 17, 10]
    assert chain[2].supersedes == chain[1]
    assert Rollup.objects.get(member=None, group="all").numerator == 16
    # Sent again it comes in again; what was taken back is no obstacle.
    assert brought_in(facilitator, cast, perform_owed).outcome["new"] == 1


def test_a_day_later_a_file_stays(facilitator, cast, explaining, perform_owed):
    file = brought_in(facilitator, cast, perform_owed)
    NumberFile.objects.filter(pk=file.pk).update(done_at=timezone.now() - timedelta(days=1, minutes=1))
    assert "Take the file back" not in page(facilitator)
    assert "can no longer be taken back" in said(facilitator, "undo").content.decode()
    assert len(figures()) == 2


def test_a_number_that_changes_is_shown_beside_what_stands(facilitator, cast, explaining, perform_owed):
    brought_in(facilitator, cast, perform_owed)
    send(facilitator, cast, TEXT.replace("17,42", "*,*"))
    perform_owed()
    assert "The file changes 1 and says 1 number again" in page(facilitator)
    changed = page(facilitator, "?show=changed")
    assert "17 of 42 (40 %)" in changed
    assert "Hidden at the source" in changed
    # Somebody else says the same before the yes comes: nothing is left to change.
    Measurement.objects.filter(group="all").update(numerator=None, denominator=None, gap="suppressed")
    said(facilitator, "confirm")
    perform_owed()
    assert "Nothing was changed" in page(facilitator)


def test_a_yes_sent_twice_is_one_yes(facilitator, cast, explaining, perform_owed):
    understood(facilitator, send(facilitator, cast))
    perform_owed()
    for _ in range(2):
        said(facilitator, "confirm")
    perform_owed()
    said(facilitator, "confirm")
    assert not Effect.objects.owed().exists()
    assert len(figures()) == 2


def test_killed_at_any_line_it_is_all_or_nothing_and_ends_when_tried_again(
    facilitator, cast, explaining, perform_owed, monkeypatch
):
    understood(facilitator, send(facilitator, cast))
    perform_owed()
    said(facilitator, "confirm")
    effect = Effect.objects.get(kind="import_numbers")
    with monkeypatch.context() as broken:
        broken.setattr("design_process.number_files.jobs.owe_rollup", lambda *args: 1 / 0)
        assert not do(effect.pk)
    assert not Measurement.objects.exists()
    assert StagedNumber.objects.count() == 4
    Effect.objects.update(due_at=timezone.now())
    perform_owed()
    assert len(figures()) == 2


def test_names_and_identifiers_are_refused_and_nothing_of_them_is_kept(facilitator, cast, caplog):
    refused = send(facilitator, cast, "district,first name,SSID,absent\nGold Ridge Union,Ada,1023456789,Y\n")
    assert refused.status_code == 422
    assert "“first name” (names); “ssid” (identifiers of pupils)" in refused.content.decode()
    assert not NumberFile.objects.exists()
    assert "Ada" not in caplog.text + refused.content.decode()


def test_a_file_too_large_is_refused_before_it_is_read(facilitator, cast):
    data = b"district,week,count\n" + b"Gold Ridge Union,2026-10-05,3\n" * 900_000
    assert "The file is 26 MB; the limit is 25 MB" in send(facilitator, cast, data).content.decode()


def test_columns_said_anew_ask_about_their_words(facilitator, cast, explaining):
    asked = send(facilitator, cast, "district,week,thing,counted,out of\nGold Ridge Union,2026-10-05,talk,3,9\n")
    again = understood(facilitator, asked, column_indicator="thing")
    assert again.status_code == 422
    assert "“talk” is" in again.content.decode()
    assert "Say which number this is" in again.content.decode()


def test_what_was_taken_away_as_a_table_is_read_again_as_it_was(driver, cast, perform_owed):
    about = {"by": cast.driver, "member": cast.member}
    names = ("=HYPERLINK(1)", "@Late, or\nabsent", "Año −5 “points”")
    share, count, mean = (
        an_indicator(cast.network, name, unit=unit, groups=["hispanic"], **about)
        for name, unit in zip(names, ("share", "count", "mean"), strict=True)
    )
    entries = [
        Entry(share.pk, WEEK, 17, 42), Entry(share.pk, WEEK, 1, 3, "hispanic"), Entry(count.pk, WEEK, 1234),
        Entry(mean.pk, WEEK, -500.5, 40),
    ]  # fmt: skip
    record_measurements(cast.member, entries, by=cast.driver)
    perform_owed()
    table = driver.get(f"/networks/{cast.network.slug}/export/numbers.csv").content
    assert b"'=HYPERLINK(1)" in table
    assert b",-500.5,40,-12.51," in table  # a negative number stays one
    understood(driver, send(driver, cast, table, member=cast.member))
    perform_owed()
    assert NumberFile.objects.get().found == {"new": 0, "changed": 0, "same": 4, "rejected": 0, "last_line": 6}


def test_a_file_put_aside_is_forgotten(facilitator, cast, explaining, perform_owed):
    understood(facilitator, send(facilitator, cast))
    perform_owed()
    rows = facilitator.get(f"/number-files/{NumberFile.objects.get().pk}/put-aside.csv").content.decode()
    assert "4,50 is more than 42" in rows
    said(facilitator, "drop")
    file = NumberFile.objects.get()
    assert (file.state, file.content, StagedNumber.objects.count()) == ("dropped", None, 0)
