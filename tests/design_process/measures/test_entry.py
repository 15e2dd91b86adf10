"""Numbers typed on a page: why there is none, drafts, what others wrote meanwhile, corrections, and the second look."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from design_process.measures.actions import Entry, NumberRefused, record_measurements
from design_process.measures.due import due_for
from design_process.measures.models import Measurement, Rollup
from network.activity.models import Activity
from tests.world import an_indicator

TODAY = timezone.localdate()
MONDAY = TODAY - timedelta(days=TODAY.weekday())


@pytest.fixture
def pages(client, cast):
    """The driver at the page: `pages.send(numerator="17", …)` fills the first line as a browser would."""
    client.force_login(cast.driver)
    return Pages(client, reverse("measures:enter_numbers", args=[cast.member.pk]))


class Pages:
    def __init__(self, client, address):
        self.client, self.address = client, address

    def body(self, **typed):
        """What a browser sends of the page as it is now: the first line as typed, the others as they are."""
        form = self.client.get(self.address).context["form"]
        data = {"numbers-as_of": form.day.isoformat()}
        for end in ("note", "state"):
            data |= {f"numbers-{end}": typed.pop(end)} if end in typed else {}
        for line in form.lines:
            data[f"initial-numbers-{line.cell.key}-seen"] = line.standing.pk if line.standing else ""
            for end in ("numerator", "denominator", "gap", "why"):
                field = getattr(line, end)
                if field is not None:
                    shown = "" if field.initial is None else str(field.initial)
                    data[f"initial-{field.html_name}"] = shown
                    data[field.html_name] = typed.pop(end, shown)
        return data

    def send(self, **typed):
        return self.client.post(self.address, self.body(**typed))


def give(cast, indicator, *numbers, by=None, **how):
    entry = Entry(
        indicator.pk, TODAY, *numbers, **{k: how.pop(k) for k in list(how) if k in ("note", "gap", "is_draft")}
    )
    return record_measurements(cast.member, [entry], by=by or cast.driver, **how)


def now() -> Measurement:
    return Measurement.objects.current().get()


def test_not_available_needs_its_reason_and_is_neither_zero_nor_nothing(cast, pages, perform_owed):
    an_indicator(cast.network)
    refused = pages.send(gap="not_available")
    assert refused.status_code == 422
    assert "Say in a few words why it cannot be had." in refused.content.decode()
    assert pages.send(gap="not_available", why="The tally sheet is lost.").status_code == 302
    assert (now().numerator, now().gap, now().note) == (None, "not_available", "The tally sheet is lost.")
    assert pages.send(gap="nothing", why="").status_code == 302
    assert now().gap == "nothing"
    assert not due_for(cast.member, TODAY)  # an answer, though not a number
    perform_owed()
    assert not Rollup.objects.exists()
    assert pages.send(gap="", numerator="0", denominator="40").status_code == 302
    assert (now().numerator, now().gap) == (0, "")
    assert Measurement.objects.count() == 3


def test_a_number_and_a_reason_for_none_cannot_both_be_meant(cast, pages):
    an_indicator(cast.network)
    answer = pages.send(numerator="3", denominator="9", gap="nothing")
    assert answer.status_code == 422
    assert "There is a number too." in answer.content.decode()


def test_a_draft_is_shown_to_the_team_counts_nowhere_and_is_completed_by_saving(cast, pages, client, perform_owed):
    indicator = an_indicator(cast.network)
    assert pages.send(numerator="17", state="draft").status_code == 302  # the second number comes later
    assert (now().status, now().denominator) == ("draft", None)
    assert due_for(cast.member, TODAY)[0].indicator_id == indicator.pk
    perform_owed()
    assert not Rollup.objects.exists()
    board = reverse("measures:member_numbers", args=[cast.member.pk])
    assert "17 of …, by Dana Whitfield" in client.get(board).content.decode()
    pages.send()  # without the second number it stays what it is
    assert now().status == "draft"
    pages.send(denominator="42", state="draft")
    pages.send()  # nothing typed: saving completes the draft on the page
    assert (now().status, now().numerator, now().denominator) == ("complete", 17, 42)
    assert Measurement.objects.count() == 3
    perform_owed()
    assert Rollup.objects.get(member=cast.member).numerator == 17
    client.force_login(cast.sponsor)
    assert "draft" not in client.get(board).content.decode().lower()


def test_a_draft_never_takes_a_number_out_of_the_charts(cast, pages):
    indicator = an_indicator(cast.network)
    give(cast, indicator, 17, 42)
    answer = pages.send(numerator="18", note="Recounted.", state="draft")
    assert answer.status_code == 422
    assert "A draft would take it out of the charts" in answer.content.decode()
    with pytest.raises(NumberRefused):
        give(cast, indicator, 18, 42, is_draft=True)
    assert (now().numerator, now().status) == (17, "complete")


def test_what_somebody_wrote_meanwhile_is_shown_beside_and_not_overwritten(cast, pages):
    indicator = an_indicator(cast.network)
    give(cast, indicator, 17, 42)
    body = pages.body(numerator="19", note="Two came late.")
    give(cast, indicator, 18, 42, by=cast.facilitator, on_behalf=True)
    met = pages.client.post(pages.address, body)
    assert met.status_code == 409
    text = met.content.decode()
    assert "Meanwhile it says 18 of 42 (43 %), by Fran Ortega for the team. You typed 19 of 42 (45 %)." in text
    assert now().numerator == 18
    again = {**body, f"initial-numbers-{indicator.pk}-all-{MONDAY:%Y%m%d}-seen": str(now().pk)}
    assert f'value="{now().pk}"' in text
    assert pages.client.post(pages.address, again).status_code == 302
    assert [row.numerator for row in Measurement.objects.order_by("pk")] == [17, 18, 19]


def test_the_same_page_sent_twice_is_stored_once(cast, pages):
    an_indicator(cast.network)
    body = pages.body(numerator="17", denominator="42")
    for _ in range(2):
        assert pages.client.post(pages.address, body).status_code == 302
    assert Measurement.objects.count() == 1


def test_a_correction_says_why_and_its_page_tells_every_value(cast, pages, client):
    indicator = an_indicator(cast.network)
    give(cast, indicator, 17, 42)
    refused = pages.send(numerator="18")
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["note"]
    assert now().numerator == 17
    assert pages.send(numerator="18", note="One form came late.").status_code == 302
    give(cast, indicator, 19, 42, by=cast.facilitator, on_behalf=True, note="Recounted with the teacher.")
    text = client.get(number_of(cast, indicator)).content.decode()
    values = [text.index(said) for said in ("19 of 42", "18 of 42", "17 of 42")]
    assert values == sorted(values)
    assert "Fran Ortega for the team" in text[values[0] : values[1]]
    assert "One form came late." in text[values[1] : values[2]]
    assert "Replaced" in text[values[2] :]


def number_of(cast, indicator, group="all", period=MONDAY):
    return reverse("measures:number", args=[cast.member.pk, indicator.pk, group, period])


def test_the_table_under_a_chart_leads_the_team_to_each_number(cast, client, perform_owed):
    indicator = an_indicator(cast.network)
    give(cast, indicator, 17, 42)
    perform_owed()
    board, link = reverse("measures:member_numbers", args=[cast.member.pk]), f'<a href="{number_of(cast, indicator)}">'
    for person, sees in ((cast.driver, True), (cast.facilitator, True), (cast.sponsor, False)):
        client.force_login(person)
        assert (link in client.get(board).content.decode()) is sees


def test_a_number_that_nobody_gave_says_so_and_one_that_cannot_be_has_no_page(cast, client):
    indicator = an_indicator(cast.network)
    client.force_login(cast.driver)
    assert "Nobody has given this number yet." in client.get(number_of(cast, indicator)).content.decode()
    for place in ({"group": "foster"}, {"period": "yesterday"}, {"period": MONDAY + timedelta(days=1)}):
        assert client.get(number_of(cast, indicator, **place)).status_code == 404


def test_drivers_and_the_hub_mark_numbers_as_reviewed_once(cast, client):
    indicator = an_indicator(cast.network)
    give(cast, indicator, 17, 42)
    client.force_login(cast.driver)
    sent = {"number": [now().pk], "on": TODAY.isoformat()}
    review = reverse("measures:review_numbers", args=[cast.member.pk])
    client.post(review, sent)
    row = now()
    assert (row.status, row.reviewed_by) == ("reviewed", cast.driver)
    client.force_login(cast.facilitator)
    client.post(review, sent)
    assert now().reviewed_by == cast.driver
    assert Activity.objects.get(words__startswith="reviewed").words == f"reviewed 1 number of {cast.member}"
    give(cast, indicator, 18, 42, note="Late.")
    assert now().status == "complete"  # a new number is looked at anew
    told = client.post(review, sent, follow=True)
    assert "the numbers may have changed" in told.content.decode()
    assert now().status == "complete"


def test_what_was_skipped_is_offered_and_a_second_person_sees_by_whom_a_number_is(cast, client):
    indicator = an_indicator(cast.network, starts_on=MONDAY - timedelta(weeks=2))
    give(cast, indicator, 17, 42, by=cast.facilitator, on_behalf=True)
    client.force_login(cast.team_member)
    text = client.get(reverse("measures:enter_numbers", args=[cast.member.pk])).content.decode()
    assert "Skipped: 2 periods without a number" in text
    assert f"?on={MONDAY - timedelta(days=1)}" in text
    assert "17 of 42 (40 %), by Fran Ortega for the team." in text
    assert '<output class="numbers__rate num">40 %</output>' in text
    assert "Mark as reviewed" not in text  # for drivers and the hub
