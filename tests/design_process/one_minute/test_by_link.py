"""The letter of one question, and the page behind its link."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils.html import strip_tags

from design_process.cycles.actions import decide, study_state
from design_process.cycles.models import Log, Observation, Outcome, Prediction, TestCycle
from design_process.cycles.prediction_actions import Predicted
from design_process.measures.models import Measurement
from design_process.one_minute.jobs import owe_letters
from design_process.one_minute.models import Answer, Ask
from network.membership.models import RoleGrant
from network.outbox.models import Effect
from network.telling.actions import Wish, choose
from tests.world import Cast, a_cycle, a_prototype, a_seat, a_study, an_indicator, log_it
from tests.world_calendars import a_span

PACIFIC = ZoneInfo("America/Los_Angeles")
THURSDAY = (2026, 10, 15, 12)


def moment(*when):
    return time_machine.travel(datetime(*when, tzinfo=PACIFIC), tick=False)


@pytest.fixture
def cast(db):
    with moment(2026, 9, 1, 12):
        return Cast()


@pytest.fixture
def indicator(cast):
    with moment(2026, 9, 2, 12):
        return an_indicator(cast.network, by=cast.facilitator, starts_on=date(2026, 10, 12))


@pytest.fixture
def cycle(cast, indicator):
    with moment(2026, 9, 20, 12):
        card = a_prototype(cast.member, by=cast.driver)
        card.indicators.add(indicator)
        said = Predicted(indicator, Prediction.Direction.RISE, low=50.0)
        made = a_cycle(card, by=cast.driver, starts_on=date(2026, 10, 5), predictions=(said,))
        Effect.objects.all().delete()
        return made


@pytest.fixture
def running(cast, cycle):
    with moment(2026, 10, 6, 12):
        log_it(cast.member, by=cast.driver, cycle=cycle, words="It began.")
    return cycle


@pytest.fixture
def letters(perform_owed):
    """Let the clock show a moment, the job look, and the worker send: the letters of one question."""

    def look(*when):
        mail.outbox.clear()
        with moment(*when):
            owe_letters()
            perform_owed()
        return [letter for letter in mail.outbox if "/go/minute/" in letter.body]

    return look


def path_in(letter):
    return re.search(r"https?://[^/\s]+(/go/minute/\S+/)", letter.body)[1]


def typed(client, path, **fields):
    """What a browser sends from the page: its hidden key, and what was typed."""
    return {"client_key": str(client.get(path).context["form"]["client_key"].value()), **fields}


def test_a_letter_asks_the_one_question_and_says_why_it_came(cast, running, letters):
    (letter,) = letters(*THURSDAY)
    assert letter.to == [cast.driver.email]
    assert letter.subject == "Cycle 1 of Talk moves: Did you run it this week? What happened?"
    assert "because you drive this test" in letter.body
    assert "/go/letters/" in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_once_a_week_whatever_runs_twice_or_dies(cast, running, letters, perform_owed):
    assert len(letters(*THURSDAY)) == 1
    for when in ((2026, 10, 15, 12, 10), (2026, 10, 16, 9)):
        assert letters(*when) == []
    with moment(*THURSDAY):  # a worker that came back from the dead
        Effect.objects.filter(kind="one_minute").update(state="owed", done=0)
        mail.outbox.clear()
        perform_owed()
    assert mail.outbox == []
    assert len(letters(2026, 10, 22, 12)) == 1


def test_a_worker_that_dies_while_sending_leaves_nothing_and_sends_later(cast, running, letters, monkeypatch):
    def broken(letter):
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr("design_process.one_minute.notices.send", broken)
        with pytest.raises(AssertionError):
            letters(*THURSDAY)
    assert not Ask.objects.exists()
    Effect.objects.filter(kind="one_minute").update(state="owed")
    assert len(letters(2026, 10, 15, 12, 30)) == 1


def test_none_when_nothing_is_needed(cast, running, letters):
    with moment(2026, 10, 13, 12):
        log_it(cast.member, by=cast.driver, cycle=running, words="All five classes.")
        Measurement.objects.all().delete()
        running.predictions.all().delete()
        running.prototype.indicators.clear()
    assert letters(*THURSDAY) == []


def test_none_to_who_wants_no_reminders_nor_on_a_closed_day(cast, running, letters):
    a_span(cast.member, date(2026, 10, 15), label="Staff day")
    assert letters(*THURSDAY) == []
    choose(cast.driver.pk, cast.network.pk, Wish(reminders=False))
    assert letters(2026, 10, 14, 12) == []
    choose(cast.driver.pk, cast.network.pk, Wish())
    assert len(letters(2026, 10, 14, 12, 10)) == 1


def test_the_hour_is_the_readers(cast, running, letters):
    cast.driver.time_zone = "America/New_York"
    cast.driver.save()
    assert len(letters(2026, 10, 15, 9)) == 1  # noon in New York


def test_looking_changes_nothing_and_the_answer_lands_in_its_fields(client, cast, running, indicator, letters):
    path = path_in(letters(*THURSDAY)[0])
    with moment(2026, 10, 15, 13):
        page = client.get(path)
        assert page.status_code == 200
        assert page["X-Robots-Tag"] == "noindex"
        assert page["Referrer-Policy"] == "no-referrer"
        assert Answer.objects.count() == 0
        sent = typed(client, path, choice="partly", words="Two classes.", numerator="17", denominator="25")
        for _ in range(2):  # pressed twice
            assert client.post(path, sent)["Location"] == f"{path}?kept"
        assert b"Thank you" in client.get(f"{path}?kept").content
    seen = Observation.objects.latest("pk")
    assert (seen.words, seen.by, seen.cycle) == ("It ran in part. Two classes.", cast.driver, running)
    number = Measurement.objects.get()
    assert (number.numerator, number.denominator, number.indicator) == (17, 25, indicator)
    assert (number.entered_by, number.period) == (cast.driver, date(2026, 10, 12))
    assert Answer.objects.count() == 1
    assert Observation.objects.count() == 2


def test_two_tabs_with_the_same_words_store_one_and_a_correction_keeps_history(client, cast, running, letters):
    path = path_in(letters(*THURSDAY)[0])
    with moment(2026, 10, 15, 13):
        tabs = [typed(client, path, choice="yes", words="Good.", numerator="17", denominator="25") for _ in range(2)]
        for tab in tabs:
            client.post(path, tab)
        assert Answer.objects.count() == 1
        client.post(path, tabs[1] | {"numerator": "18"})
        client.post(path, tabs[0])  # the first, come late once more
    assert list(Measurement.objects.order_by("pk").values_list("numerator", flat=True)) == [17, 18]
    assert Measurement.objects.current().get().numerator == 18
    assert Observation.objects.filter(words="Good.").count() == 1
    assert Answer.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_at_once_store_one(client, cast, running, letters):
    path = path_in(letters(*THURSDAY)[0])
    with moment(2026, 10, 15, 13):
        tabs = [typed(client, path, choice="yes", words="Good.", numerator="17", denominator="25") for _ in range(2)]

        def send(tab):
            try:
                return Client().post(path, tab).status_code
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            assert list(pool.map(send, tabs)) == [302, 302]
    assert (Answer.objects.count(), Measurement.objects.count()) == (1, 1)


def test_what_is_wrong_is_said_beside_the_field_and_kept(client, running, letters):
    path = path_in(letters(*THURSDAY)[0])
    with moment(2026, 10, 15, 13):
        wrong = client.post(path, typed(client, path, choice="yes", words="Good.", numerator="26", denominator="25"))
        assert wrong.status_code == 422
        assert "26 is more than 25" in wrong.content.decode()
        assert "Good." in wrong.content.decode()
        assert client.post(path, typed(client, path, choice="")).status_code == 422
    assert Answer.objects.count() == 0


def test_not_started_moves_its_days(client, cycle, letters):
    path = path_in(letters(2026, 10, 8, 12)[0])
    with moment(2026, 10, 8, 13):
        client.post(path, typed(client, path, choice="no", words="No posters.", starts_on="2026-10-12"))
    cycle.refresh_from_db()
    assert (cycle.state, cycle.starts_on, cycle.ends_on) == ("plan", date(2026, 10, 12), date(2026, 11, 1))
    assert cycle.predictions.count() == 1
    assert Observation.objects.count() == 0
    assert Answer.objects.get().said["words"] == "No posters."


def test_from_plan_to_act_by_links_alone(client, cast, cycle, indicator, letters):
    path = path_in(letters(2026, 10, 8, 12)[0])
    with moment(2026, 10, 8, 13):
        client.post(path, typed(client, path, choice="yes", words="In two classes."))
    path = path_in(letters(*THURSDAY)[0])
    with moment(2026, 10, 15, 13):
        client.post(path, typed(client, path, choice="yes", words="Louder.", numerator="17", denominator="25"))
    path = path_in(letters(2026, 10, 29, 12)[0])
    with moment(2026, 10, 29, 13):
        client.post(path, typed(client, path, words="Quiet pupils stayed quiet.", surprise="The poster was enough."))
        path = client.post(path, {"wants": "next"})["Location"]
        page = client.get(path).content.decode()
        # The form's own key and the address are chance, and may hold a 17.
        assert ("17" in strip_tags(page), 'value="17"' in page) == (False, False), "no numbers, only the question"
        client.post(path, typed(client, path, choice="held", words="Most explained."))
        path = client.post(path, {"wants": "next"})["Location"]
        client.post(path, typed(client, path, choice="adapt", words="Try pairs."))
        assert client.get(f"{path}?kept").status_code == 200
        assert client.get(path).status_code == 410
    cycle.refresh_from_db()
    assert (cycle.state, cycle.did_not_work) == ("closed", "Quiet pupils stayed quiet.")
    assert (cycle.surprise, cycle.act, cycle.act_reason) == ("The poster was enough.", "adapt", "Try pairs.")
    assert Outcome.objects.get().verdict == "held"
    assert Outcome.objects.get().by == cast.driver
    assert letters(2026, 11, 5, 12) == []


def test_a_study_somebody_wrote_meanwhile_stays(client, cast, running, letters):
    path = path_in(letters(2026, 10, 29, 12)[0])
    with moment(2026, 10, 29, 13):
        a_study(running, by=cast.facilitator, did_not_work="Too few posters.")
        client.post(path, typed(client, path, words="Quiet pupils.", surprise="It was loud."))
        assert "Quiet pupils" not in client.get(path).content.decode(), "whoever the letter was passed on to"
        client.post(path, typed(client, path, words="Quiet pupils stayed quiet."))
    running.refresh_from_db()
    assert running.did_not_work == "Too few posters.\nQuiet pupils stayed quiet."
    assert running.findings == "More pupils explained."
    assert running.surprise == "The poster was enough.\nIt was loud.", "what was left empty takes nothing back"


def test_an_expired_link_sends_a_new_one_once(client, cast, running, letters, perform_owed):
    path = path_in(letters(*THURSDAY)[0])
    with moment(2026, 10, 30, 9):
        ended = client.get(path)
        assert ended.status_code == 410
        assert "This link has run out" in ended.content.decode()
        assert "Talk moves" not in ended.content.decode()
        mail.outbox.clear()
        for _ in range(2):
            client.post(path)
        perform_owed()
        (letter,) = mail.outbox
        assert letter.to == [cast.driver.email]
        assert client.get(path_in(letter)).status_code == 200
        assert Observation.objects.count() == 1


def test_a_new_letter_about_the_same_question_ends_the_link_before(client, running, letters, perform_owed):
    path = path_in(letters(*THURSDAY)[0])
    Ask.objects.update(expires_at=datetime(2026, 10, 16, tzinfo=PACIFIC))
    with moment(2026, 10, 16, 9):
        mail.outbox.clear()
        for _ in range(3):
            client.post(path)
        perform_owed()
        (letter,) = mail.outbox
        assert "There is a newer link" in client.get(path).content.decode()
        assert client.get(path_in(letter)).status_code == 200


def test_the_link_of_somebody_who_left_is_dead(client, cast, running, letters):
    path = path_in(letters(*THURSDAY)[0])
    with moment(2026, 10, 15, 13):
        sent = typed(client, path, choice="yes", words="Good.")
        RoleGrant.objects.filter(person=cast.driver).update(ends_on=date(2026, 10, 15))
        for answer in (client.get(path), client.post(path, sent), client.post(path, {"wants": "next"})):
            assert answer.status_code == 410
            assert "Talk moves" not in answer.content.decode()
    assert Answer.objects.count() == 0
    assert letters(2026, 10, 22, 12) == []


def test_a_made_up_link_is_not_there(client, cast):
    assert client.get("/go/minute/eyJhIjoxfQ:abc/").status_code == 404


def test_page_and_letter_tell_nothing_of_another_card(client, cast, running, letters):
    with moment(2026, 10, 7, 12):
        other = a_prototype(cast.member, "Secret tickets", by=cast.driver)
        log_it(cast.member, by=cast.driver, cycle=a_cycle(other, "Hidden question?", by=cast.driver), words="Hush.")
    found = [letter for letter in letters(*THURSDAY) if "Talk moves" in letter.subject]
    path = path_in(found[0])
    with moment(2026, 10, 15, 13):
        texts = [found[0].body, found[0].alternatives[0][0], client.get(path).content.decode()]
    for text in texts:
        for secret in (
            "Secret tickets",
            "Hidden",
            "Hush",
            "It began.",
            cast.team_member.name,
            cast.member.district.name,
        ):
            assert secret not in text


def test_a_closed_cycle_thanks_and_asks_for_nothing(client, cast, running, letters):
    path = path_in(letters(*THURSDAY)[0])
    with moment(2026, 10, 15, 13):
        a_study(running)
        decide(running, "abandon", reason="No time.", by=cast.driver, seen=study_state(running))
        ended = client.get(path)
        assert ended.status_code == 410
        assert "Send me a new letter" not in ended.content.decode()


def test_the_hub_answers_on_behalf_and_it_is_marked(client, cast, running):
    with moment(2026, 10, 15, 13):
        client.force_login(cast.facilitator)
        path = f"/cycles/{running.pk}/minute/"
        page = client.get(path)
        assert Ask.objects.count() == 0, "looking stores nothing"
        sent = typed(
            client, path, about=page.context["about"], choice="yes", words="By phone.", numerator="9", denominator="20"
        )
        for _ in range(2):
            assert client.post(path, sent).status_code == 302
        shown = client.get(path).content.decode()
        assert "entered on behalf of the team" in shown
        assert "Yes. 9 of 20" in shown
    assert (Log.objects.latest("pk").on_behalf, Log.objects.latest("pk").by) == (True, cast.facilitator)
    assert Observation.objects.latest("pk").on_behalf is True
    assert Answer.objects.get().on_behalf is True


def test_the_study_is_not_a_team_members_to_write(client, cast, running):
    with moment(2026, 10, 29, 13):
        client.force_login(cast.team_member)
        page = client.get(f"/cycles/{running.pk}/minute/")
        assert "form" not in page.context
        client.post(f"/cycles/{running.pk}/minute/", {"about": "study", "words": "Mine."})
    assert TestCycle.objects.get(pk=running.pk).state == "do"


def test_each_driver_gets_a_letter_of_their_own(cast, running, letters):
    with moment(2026, 9, 10, 12):
        a_seat(cast.member, cast.neighbour_driver)
    assert {letter.to[0] for letter in letters(*THURSDAY)} == {cast.driver.email, cast.neighbour_driver.email}


@pytest.mark.parametrize("cycles", [1, 4])
def test_the_job_asks_as_much_for_many_cycles(cast, running, cycles, django_assert_num_queries):
    from design_process.one_minute.jobs import whose_turn

    with moment(2026, 10, 7, 12):
        for number in range(1, cycles):
            a_cycle(a_prototype(cast.member, f"Card {number}", by=cast.driver), by=cast.driver)
    with moment(*THURSDAY), django_assert_num_queries(6):
        assert len(whose_turn(cast.network, datetime(*THURSDAY, tzinfo=PACIFIC) + timedelta(minutes=1))) == cycles
