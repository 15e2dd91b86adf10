"""What the hub meets of a member that has not agreed to show its numbers: it may give them, and reads none of them."""

from datetime import date
from html import unescape

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from design_process.cycles.models import Outcome, Prediction
from design_process.cycles.prediction_actions import Predicted
from design_process.measures.actions import Entry, record_measurements
from design_process.measures.models import Measurement
from design_process.number_files.models import NumberFile
from districts.directory.models import Agreement
from tests.world import a_cycle, a_prototype, an_indicator, log_it

THIS_WEEK, LAST_WEEK = date(2026, 11, 16), date(2026, 11, 9)
SECRETS = ("7907", "7901", "6353", "6343")  # numbers that stand nowhere else


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel("2026-11-18 10:00", tick=False):
        yield


@pytest.fixture
def indicator(cast):
    """The team has given two weeks, a correction and a draft among them; the hub may read none of it."""
    found = an_indicator(cast.network, groups=["female"])
    Agreement.objects.filter(member=cast.member).delete()
    give(cast, found, LAST_WEEK, 6343)
    give(cast, found, LAST_WEEK, 6353)
    give(cast, found, THIS_WEEK, 7901)
    draft = Entry(found.pk, THIS_WEEK, 7907, 7919, group="female", is_draft=True)
    record_measurements(cast.member, [draft], by=cast.driver)
    return found


def give(cast, indicator, week, x, by=None, **about):
    entry = Entry(indicator.pk, week, x, 7919, **about)
    return record_measurements(cast.member, [entry], by=by or cast.driver, on_behalf=by is not None)


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(client, name, *args, **query) -> str:
    return unescape(client.get(reverse(name, args=args), query).content.decode())


def test_no_page_of_a_member_without_an_agreement_shows_the_hub_what_the_team_gave(cast, indicator, perform_owed):
    perform_owed()
    log = log_it(cast.member, by=cast.driver, numbers=(Entry(indicator.pk, THIS_WEEK, 7901, 7919),))
    number = (cast.member.pk, indicator.pk, "all")
    pages = [
        ("measures:enter_numbers", cast.member.pk), ("cycles:log_for_member", cast.member.pk),
        ("measures:number", *number, LAST_WEEK.isoformat()), ("measures:number", *number, THIS_WEEK.isoformat()),
        ("measures:member_numbers", cast.member.pk), ("measures:indicator", indicator.pk),
        ("progress:status", cast.member.pk), ("cycles:logged", log.pk),
        ("sharing:export_numbers", cast.network.slug), ("measures:numbers", cast.network.slug),
    ]  # fmt: skip
    hub, team = browser(cast.facilitator), browser(cast.driver)
    for name, *args in pages:
        assert [one for one in SECRETS if one in text(hub, name, *args).replace(",", "")] == [], name
    told = "".join(text(team, name, *args) for name, *args in pages).replace(",", "")
    assert [one for one in SECRETS if one not in told] == []  # the team reads them all there


def typed(client, cast, x, n, **more) -> dict[str, str]:
    """What a browser sends of the form as it came: the hidden fields, and two figures for all pupils."""
    form = client.get(reverse("measures:enter_numbers", args=[cast.member.pk])).context["form"]
    line = form.lines[0]
    key = line.cell.key
    data = {"numbers-as_of": form.day.isoformat(), f"initial-numbers-{key}-seen": str(line.seen)}
    return data | {f"numbers-{key}-numerator": str(x), f"numbers-{key}-denominator": str(n)} | more


@pytest.mark.parametrize("x", [7901, 40])
def test_the_hub_gives_a_number_it_cannot_read_and_the_answer_tells_nothing(cast, indicator, x):
    hub = browser(cast.facilitator)
    address = reverse("measures:enter_numbers", args=[cast.member.pk])
    unseen = {name: "" if name.endswith("-seen") else said for name, said in typed(hub, cast, x, 7919).items()}
    refused = hub.post(address, unseen)
    assert (refused.status_code, "You do not read it" in refused.content.decode()) == (422, True)
    assert hub.post(address, typed(hub, cast, x, 7919)).status_code == 422  # and why?
    said = hub.post(address, typed(hub, cast, x, 7919, **{"numbers-note": "By telephone"}), follow=True)
    assert "1 number is in." in said.content.decode()
    now = Measurement.objects.current().get(member=cast.member, period=THIS_WEEK, group="all")
    assert (now.numerator, now.on_behalf, now.supersedes.numerator) == (x, True, 7901)
    history = text(hub, "measures:number", cast.member.pk, indicator.pk, "all", THIS_WEEK.isoformat())
    assert f"{x:,} of 7,919" in history  # its own
    assert "1 value is kept here that you do not read" in history


def test_a_study_by_the_hub_compares_nothing_it_may_not_read(cast, indicator, perform_owed):
    perform_owed()
    said = Predicted(indicator, Prediction.Direction.RISE, low=50.0, sure=80)
    cycle = a_cycle(a_prototype(cast.member, by=cast.driver), predictions=(said,), by=cast.driver)
    log_it(cast.member, by=cast.driver, cycle=cycle, words="Nine raised a hand.")
    hub, address = browser(cast.facilitator), reverse("cycles:study", args=[cycle.pk])
    page = hub.get(address)
    assert "You do not read this district’s numbers" in page.content.decode()
    assert "How do you know?" in page.content.decode()
    assert "In its time" not in page.content.decode()
    assert [one for one in SECRETS if one in page.content.decode().replace(",", "")] == []
    name = f"o{cycle.predictions.get().pk}"
    study = {
        "findings": "More explained.", "did_not_work": "Quiet pupils.", "surprise": "The poster.",
        "seen": page.context["form"].initial.get("seen", ""), f"{name}-verdict": "held",
    }  # fmt: skip
    refused = hub.post(address, study)
    assert "Say how you know." in refused.content.decode()
    study["seen"] = refused.context["form"]["seen"].value() or ""
    assert hub.post(address, study | {f"{name}-reason": "The team said so."}).status_code == 302
    outcome = Outcome.objects.get()
    assert (outcome.verdict, outcome.reason) == ("held", "The team said so.")


HEAD = "district,week,indicator,group,counted,out of\n"


def sent(client, indicator, x: int, *, member=None) -> NumberFile:
    """A file with one number of the member's last week, read and waiting."""
    whose = ("number_files:member", member.pk) if member else ("number_files:network", indicator.network.slug)
    name, *args = whose
    line = f"Gold Ridge Union,{LAST_WEEK},Pupils who explain,TA,{x},7919\n"
    file = SimpleUploadedFile("numbers.csv", (HEAD + line).encode())
    asked = client.post(reverse(name, args=args), {"file": file}, follow=True)
    found = NumberFile.objects.latest("pk")
    if "form" in asked.context and found.state == NumberFile.State.ASKING:
        fields = {bound.html_name: bound.initial or "" for bound in asked.context["form"]}
        said = {name: value for name, value in fields.items() if value is not True}
        client.post(reverse("number_files:file", args=[found.pk]), {**said, "step": "read", "add_groups": "on"})
    return found


@pytest.mark.parametrize("x", [6353, 40])
def test_a_file_of_the_hub_says_nothing_of_what_it_takes_the_place_of(cast, indicator, perform_owed, x):
    hub = browser(cast.facilitator)
    file = sent(hub, indicator, x)
    perform_owed()
    page = text(hub, "number_files:file", file.pk)
    assert "The file changes 1." in page
    assert "not shown to you" in page
    hub.post(reverse("number_files:file", args=[file.pk]), {"step": "confirm"})
    perform_owed()
    assert "1 corrected" in text(hub, "number_files:file", file.pk)
    history = ("measures:number", cast.member.pk, indicator.pk, "all", LAST_WEEK.isoformat())
    assert f"{x:,} of 7,919" in text(hub, *history)
    hub.post(reverse("number_files:file", args=[file.pk]), {"step": "undo"})
    perform_owed()
    back = Measurement.objects.current().get(member=cast.member, period=LAST_WEEK, group="all")
    assert (back.numerator, back.on_behalf) == (6353, False)  # the team's own again, and not the hub's to read
    assert text(hub, *history).count("of 7,919") == 1


def test_a_file_that_the_team_sends_is_for_the_team(cast, indicator, perform_owed):
    file = sent(browser(cast.driver), indicator, 6353, member=cast.member)
    perform_owed()
    address = reverse("number_files:file", args=[file.pk])
    assert browser(cast.driver).get(address).status_code == 200
    assert browser(cast.facilitator).get(address).status_code == 404
    assert "numbers.csv" not in text(browser(cast.facilitator), "number_files:member", cast.member.pk)
