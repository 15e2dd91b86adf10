"""*I was not heard*: written to facilitators by name, answered, closed, taken back; and nobody else learns of it."""

from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from design_process.heard.actions import NotAReader, StillRead, TakenBack, choose_others, take_back, write_on
from design_process.heard.jobs import tell_who_is_alone
from design_process.heard.models import NotHeard, NotHeardReader, NotHeardWord
from network.membership.actions import grant_role
from network.membership.models import RoleGrant
from network.membership.roles import Role
from tests.threads import in_threads
from tests.world import a_person, a_seat
from tests.world_heard import a_note
from tests.world_ideas import a_round, an_open_round
from tests.world_meetings import a_meeting

WHAT = "I said it three times and nobody wrote it down."


def ends(cast, person) -> None:
    """Their role ends today."""
    RoleGrant.objects.filter(person=person, network=cast.network).update(ends_on=timezone.localdate())


def another(cast, email="second@sierra.test", name="Sid Amari", role=Role.FACILITATOR):
    person = a_person(email, name)
    grant_role(cast.network, person, role, by=cast.facilitator, on=timezone.localdate())
    return person


def said(cast, *readers, **other) -> dict[str, object]:
    chosen = [str(one.pk) for one in readers or (cast.facilitator,)]
    return {"what": WHAT, "wish": "talk", "readers": chosen, "client_key": str(uuid4()), **other}


def page(client, person, address) -> str:
    client.force_login(person)
    return client.get(address).content.decode()


def post(client, person, name, note, **data):
    client.force_login(person)
    return client.post(reverse(f"heard:{name}", args=[note.pk]), {"client_key": str(uuid4()), **data})


def to_say(cast) -> str:
    return reverse("heard:say", args=[cast.member.pk])


# --- Writing ------------------------------------------------------------------------------------


def test_the_form_names_who_will_read_it_and_unticks_who_sits_in_the_same_district(cast, client):
    county = another(cast)
    a_seat(cast.member, county, Role.SPONSOR)
    cast.co_facilitator  # noqa: B018
    text = page(client, cast.team_member, to_say(cast))
    form = client.get(to_say(cast)).context["form"]
    assert dict(form.fields["readers"].choices) == {
        str(cast.facilitator.pk): "Fran Ortega",
        str(county.pk): "Sid Amari (also has a seat in Gold Ridge Union)",
    }
    assert form.fields["readers"].initial == [str(cast.facilitator.pk)]
    assert "Cleo Bancroft" not in text


def test_what_was_typed_stays_when_something_is_missing(cast, client):
    client.force_login(cast.team_member)
    answer = client.post(to_say(cast), said(cast, readers=[]))
    assert answer.status_code == 422
    assert "Choose at least one person." in answer.content.decode()
    assert WHAT in answer.content.decode()
    cast.co_facilitator  # noqa: B018
    for wrong in (cast.co_facilitator, cast.sponsor, cast.other_facilitator, cast.team_member):
        answer = client.post(to_say(cast), said(cast, wrong))
        assert answer.status_code == 422
        assert "is no facilitator any more. Choose again." in answer.content.decode()
    assert not NotHeard.objects.exists()


def test_it_is_kept_once_however_often_it_is_sent(cast, client, perform_owed):
    client.force_login(cast.driver)
    same = said(cast)
    assert [client.post(to_say(cast), same).status_code for _ in range(2)] == [302, 302]
    note = NotHeard.objects.get()
    assert (note.what, note.wish, note.writer, note.member) == (WHAT, "talk", cast.driver, cast.member)
    perform_owed()
    assert [letter.to for letter in mail.outbox if letter.subject == "Something for you to read"] == [
        [cast.facilitator.email]
    ]
    mine = page(client, cast.driver, note.get_absolute_url())
    assert "You and Fran Ortega read this, and nobody else." in mine


def test_it_says_what_it_is_about_only_where_the_writer_reaches_that(cast, client):
    ours = a_round(cast.member, by=cast.driver)
    theirs = a_round(cast.neighbour, "start on time", by=cast.neighbour_driver)
    client.force_login(cast.team_member)
    for round_, kept in ((ours, ours), (theirs, None)):
        client.post(f"{to_say(cast)}?round={round_.pk}", said(cast))
        assert NotHeard.objects.latest("said_at").round == kept
    held = a_meeting(cast.network, "Team session", kind="team", scope=f"member:{cast.member.pk}", by=cast.facilitator)
    foreign = a_meeting(cast.other_network, "Elsewhere", by=cast.other_facilitator)
    for meeting, kept in ((held, held), (foreign, None)):
        client.post(f"{to_say(cast)}?meeting={meeting.pk}", said(cast))
        assert NotHeard.objects.latest("said_at").meeting == kept
    client.post(f"{to_say(cast)}?meeting=x'&round=²", said(cast))
    assert "About the meeting" in page(client, cast.facilitator, NotHeard.objects.get(meeting=held).get_absolute_url())


def test_a_quiet_line_leads_there_from_the_people_the_voices_a_decision_and_a_team_meeting(cast, client):
    asked = an_open_round(cast.member, (cast.driver, "One"), (cast.team_member, "Two"), by=cast.driver)
    held = a_meeting(cast.network, "Team session", kind="team", scope=f"member:{cast.member.pk}", by=cast.facilitator)
    everybodys = a_meeting(cast.network, "Network day", by=cast.facilitator)
    where, link = (
        {
            "people": reverse("directory:people", args=[cast.network.slug]),
            "voices": reverse("coverage:voices", args=[cast.member.pk]),
            "meeting": reverse("meetings:meeting", args=[held.pk]),
        },
        f'href="{to_say(cast)}',
    )
    for name, address in where.items():
        assert link in page(client, cast.team_member, address), name
        assert link not in page(client, cast.facilitator, address), name
    assert f"{link}?meeting={held.pk}" in page(client, cast.team_member, where["meeting"])
    assert link not in page(client, cast.team_member, reverse("meetings:meeting", args=[everybodys.pk]))
    assert link not in page(client, cast.team_member, asked.get_absolute_url()), "nothing is decided yet"
    client.force_login(cast.driver)
    chosen = list(asked.ideas.values_list("pk", flat=True))
    decided = client.post(
        reverse("choosing:decide", args=[asked.pk]),
        {"chosen": chosen[:1], "reason": "It costs least.", "seen": "", "client_key": str(uuid4())},
    )
    assert decided.status_code == 302, decided.context["form"].errors
    assert f"{link}?round={asked.pk}" in page(client, cast.team_member, asked.get_absolute_url())


def test_who_alone_facilitates_has_nobody_to_write_to(cast, client):
    a_seat(cast.member, cast.facilitator, Role.TEAM_MEMBER)
    assert "there is nobody to write to here" in page(client, cast.facilitator, to_say(cast))
    assert page(client, cast.team_member, to_say(cast)).count("also has a seat") == 1


# --- Reading and answering ----------------------------------------------------------------------


def test_this_week_says_it_to_the_chosen_without_words_and_without_the_district(cast, client):
    second = another(cast)
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))
    client.force_login(cast.facilitator)
    week = client.get("/")
    [line] = [need for need in week.context["page"].needs if need.url == note.get_absolute_url()]
    assert (line.words, line.button) == ("Somebody was not heard", "Read it")
    for word in ("Tomas", "Gold Ridge", "three times"):
        assert word not in line.words + line.why
    for nobody in (second, cast.co_facilitator):
        assert "was not heard" not in page(client, nobody, "/")
        client.force_login(nobody)
        assert client.get(note.get_absolute_url()).status_code == 404
    write_on(note, "Let us talk on Thursday.", by=cast.facilitator, client_key=uuid4())
    assert "You answered. Close it once something was done." in page(client, cast.facilitator, "/")
    write_on(note, "It is done.", by=cast.facilitator, client_key=uuid4(), closes=True)
    assert "was not heard" not in page(client, cast.facilitator, "/")


def test_a_note_that_was_answered_waits_since_its_answer_and_comes_after_what_waits_longer(cast, client):
    first, then = (a_note(cast.member, WHAT, by=who, to=(cast.facilitator,)) for who in (cast.driver, cast.sponsor))
    ago = timezone.now() - timedelta(days=9)
    NotHeard.objects.filter(pk=first.pk).update(at=ago, said_at=ago)
    NotHeard.objects.filter(pk=then.pk).update(at=ago + timedelta(days=6), said_at=ago + timedelta(days=6))
    write_on(first, "Let us talk on Thursday.", by=cast.facilitator, client_key=uuid4())
    client.force_login(cast.facilitator)
    needs = client.get("/").context["page"].needs
    assert [need.button for need in needs if need.words == "Somebody was not heard"] == ["Read it", "Open it"]


@pytest.mark.parametrize("who", ["team_member", "driver", "sponsor"])
def test_the_writer_is_told_of_an_answer_on_their_home_until_they_have_read_it(cast, client, perform_owed, who):
    writer = cast.everyone[who]
    note = a_note(cast.member, WHAT, by=writer, to=(cast.facilitator,))
    assert "Something for you to read" not in page(client, writer, "/")
    post(client, cast.facilitator, "write", note, words="I should have asked you. Thursday?")
    perform_owed()
    home = page(client, writer, "/")
    assert home.count("Something for you to read") >= 1
    assert "Thursday" not in home
    [letter] = [one for one in mail.outbox if one.to == [writer.email] and "to read" in one.subject]
    assert "Thursday" not in str(letter.message())
    assert "Fran" not in str(letter.message())
    assert "I should have asked you. Thursday?" in page(client, writer, note.get_absolute_url())
    assert "Something for you to read" not in page(client, writer, "/")


def test_closing_says_what_was_done_and_writing_on_opens_it_again(cast, client):
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))
    assert post(client, cast.facilitator, "write", note, close="yes", words=" ").status_code == 422
    post(client, cast.facilitator, "write", note, close="yes", words="The aides have the floor first next time.")
    note.refresh_from_db()
    assert note.closed_at
    assert "Closed with this" in page(client, cast.team_member, note.get_absolute_url())
    post(client, cast.team_member, "write", note, close="yes", words="It happened again.")
    note.refresh_from_db()
    assert note.closed_at is None, "the writer's word opens it, and never closes it"
    assert note.waits
    assert "Somebody was not heard" in page(client, cast.facilitator, "/")


def test_a_word_sent_twice_is_one_also_at_once(cast):
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))
    key = uuid4()
    for _ in range(2):
        write_on(note, "Thursday?", by=cast.facilitator, client_key=key)
    assert NotHeardWord.objects.count() == 1


def test_taken_back_every_word_is_gone_and_the_days_stay(cast, client, perform_owed):
    asked = a_round(cast.member, by=cast.driver)
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,), about=asked)
    write_on(note, f"You wrote: {WHAT}", by=cast.facilitator, client_key=uuid4())
    assert "Every word is deleted" in page(client, cast.team_member, reverse("heard:take_back", args=[note.pk]))
    assert post(client, cast.facilitator, "take_back", note).status_code == 403
    assert post(client, cast.team_member, "take_back", note).status_code == 302
    note.refresh_from_db()
    assert (note.what, note.wish, note.round, note.meeting) == ("", "", None, None)
    assert not NotHeardWord.objects.exists()
    read = page(client, cast.facilitator, note.get_absolute_url())
    assert "It was taken back. Its words are gone for everybody." in read
    assert "Tomas Reyes" not in read
    assert "Gold Ridge" not in read
    assert "Somebody took it back" in page(client, cast.facilitator, reverse("heard:mine", args=[cast.network.slug]))
    assert "was not heard" not in page(client, cast.facilitator, "/")
    with pytest.raises(TakenBack):
        write_on(note, "Wait", by=cast.facilitator, client_key=uuid4())
    late = post(client, cast.facilitator, "write", note, words="Wait")
    assert late.status_code == 302
    mail.outbox.clear()
    perform_owed()
    assert not [letter for letter in mail.outbox if "to read" in letter.subject], "letters of what is gone stay unsent"


# --- Who may read it, day by day ----------------------------------------------------------------


def test_who_facilitates_no_more_reads_no_more_and_the_writer_chooses_others(cast, client, perform_owed):
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))
    perform_owed()
    second = another(cast)
    ends(cast, cast.facilitator)
    grant_role(cast.network, cast.facilitator, Role.CO_FACILITATOR, by=second, on=timezone.localdate())
    client.force_login(cast.facilitator)
    assert client.get(note.get_absolute_url()).status_code == 404, "as co-facilitator neither"
    mail.outbox.clear()
    for _ in range(2):
        tell_who_is_alone()
        perform_owed()
    assert [letter.to for letter in mail.outbox] == [[cast.team_member.email]]
    assert "Something for you to read" in page(client, cast.team_member, "/")
    alone = page(client, cast.team_member, note.get_absolute_url())
    assert "nobody reads this now" in alone
    assert "Sid Amari" in alone
    assert post(client, cast.team_member, "choose_readers", note, readers=[cast.facilitator.pk]).status_code == 422
    assert post(client, cast.team_member, "choose_readers", note, readers=[second.pk]).status_code == 302
    perform_owed()
    assert mail.outbox[-1].to == [second.email]
    assert WHAT in page(client, second, note.get_absolute_url())
    assert NotHeardReader.objects.get().person == second, "who was chosen before has no way back"
    assert "Something for you to read" not in page(client, cast.team_member, "/")


def test_whoever_left_while_it_was_sent_is_said_beside_the_names_and_the_words_stay(cast, client, monkeypatch):
    def left(*_args, **_about):
        raise NotAReader

    monkeypatch.setattr("design_process.heard.actions._choose", left)
    client.force_login(cast.team_member)
    answer = client.post(to_say(cast), said(cast))
    assert answer.status_code == 422
    assert WHAT in answer.content.decode()
    assert "is no facilitator any more. Choose again." in answer.content.decode()
    assert not NotHeard.objects.exists()


def test_what_one_answered_in_private_is_not_handed_on_while_they_read_it(cast, client):
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))
    write_on(note, "I will call you on Thursday.", by=cast.facilitator, client_key=uuid4())
    second = another(cast)
    for readers in ([second], [cast.facilitator, second]):
        with pytest.raises(StillRead):
            choose_others(note, readers)
    choose_others(note, [cast.facilitator])  # as it is: nothing happens
    answer = post(client, cast.team_member, "choose_readers", note, readers=[second.pk])
    assert "Others can be chosen once nobody does." in client.get(answer.url).content.decode()
    assert NotHeardReader.objects.get().person == cast.facilitator


def test_only_facilitators_of_the_network_can_be_chosen(cast):
    for wrong in ((), (cast.co_facilitator,), (cast.sponsor,), (cast.other_facilitator,), (cast.team_member,)):
        with pytest.raises(NotAReader):
            a_note(cast.member, WHAT, by=cast.team_member, to=wrong)
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))
    with pytest.raises(NotAReader):
        choose_others(note, [cast.co_facilitator])
    assert NotHeard.objects.count() == 1


def test_whoever_left_the_network_reads_nothing_of_it(cast, client):
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))
    ends(cast, cast.team_member)
    client.force_login(cast.team_member)
    assert client.get(note.get_absolute_url()).status_code == 404


def put(rows, wrong) -> None:
    """Change rows, and have every constraint looked at."""
    rows.update(**wrong)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_refuses_what_says_nothing_or_is_about_two_things_or_another_network(cast):
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))
    asked = a_round(cast.member, by=cast.driver)
    held, foreign = (
        a_meeting(network, "Session", by=by)
        for network, by in ((cast.network, cast.facilitator), (cast.other_network, cast.other_facilitator))
    )
    mine = NotHeard.objects.filter(pk=note.pk)
    for wrong in (
        {"what": ""},
        {"wish": ""},
        {"round": asked, "meeting": held},
        {"taken_back_at": timezone.now()},
        {"meeting": foreign},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            put(mine, wrong)


@pytest.mark.django_db(transaction=True)
def test_taken_back_and_answered_at_once_leaves_no_word(cast):
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))

    def either(turn):
        with suppress(TakenBack):
            if turn % 2:
                take_back(note)
            else:
                write_on(note, "Thursday?", by=cast.facilitator, client_key=uuid4())

    in_threads(either, 6)
    assert not NotHeardWord.objects.exists()


def test_its_page_and_its_list_cost_the_same_for_one_and_for_many(cast, client):
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))
    client.force_login(cast.facilitator)
    addresses = (note.get_absolute_url(), reverse("heard:mine", args=[cast.network.slug]))

    def costs() -> list[int]:
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200
            found.append(len(seen))
        return found

    client.get("/")  # what a process asks once
    before = costs()
    for number in range(12):
        a_note(cast.member, f"{WHAT} {number}", by=cast.driver, to=(cast.facilitator,))
        write_on(note, f"Day {number}", by=cast.facilitator, client_key=uuid4())
    assert costs() == before


def test_a_shared_machine_keeps_no_copy_of_its_pages(cast, client):
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))
    client.force_login(cast.team_member)
    for address in (note.get_absolute_url(), to_say(cast), reverse("heard:mine", args=[cast.network.slug])):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_it_is_days_not_hours_that_are_shown(cast, client):
    note = a_note(cast.member, WHAT, by=cast.team_member, to=(cast.facilitator,))
    NotHeard.objects.filter(pk=note.pk).update(said_at=timezone.now() - timedelta(days=3))
    assert "Written to you 3 days ago. Read it alone." in page(client, cast.facilitator, "/")
