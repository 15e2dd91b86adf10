"""The evidence board: added in a minute, opened by the team alone, small numbers told to the team alone."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from design_process.evidence.models import FILES_A_PIECE, Attachment, Evidence, Quote
from districts.directory.models import Agreement
from network.activity.models import Activity
from tests.world import a_goal, a_person, a_problem, a_seat
from tests.world_evidence import a_file, a_picture, a_quote, an_insight, some_evidence


def sent(**changed):
    said = {
        "kind": "attendance",
        "title": "Absences in spring",
        "says": "Mondays are the worst.",
        "n": "26",
        "about": "grade 7",
        "client_key": str(uuid4()),
    }
    return {**said, **changed}


def page_of(client, person, address):
    client.force_login(person)
    return client.get(address)


def board_of(cast):
    return reverse("evidence:board", args=[cast.member.pk])


def test_evidence_is_added_once_for_the_problem_of_today_and_keeps_who_wrote_it_down(client, cast):
    a_goal(cast.member, by=cast.driver)
    form = sent()
    address = reverse("evidence:add", args=[cast.member.pk])
    for person, n in ((cast.driver, 1), (cast.driver, 1), (cast.facilitator, 2)):
        client.force_login(person)
        assert client.post(address, form if n == 1 else sent()).status_code == 302
        assert Evidence.objects.count() == n
    first, second = Evidence.objects.order_by("pk")
    assert (first.title, first.n, first.visibility, first.on_behalf) == ("Absences in spring", 26, "team", False)
    assert first.problem == cast.member.adoptions.get().problem
    assert second.on_behalf is True
    assert "for the team" in page_of(client, cast.driver, second.get_absolute_url()).content.decode()
    assert Activity.objects.filter(words__contains="added the evidence Absences in spring").count() == 2


def test_the_search_finds_evidence_quotes_and_insights_as_far_as_they_are_open(client, cast):
    open_one = some_evidence(cast.member, "Who waits", by=cast.driver, visibility="network")
    closed = some_evidence(cast.member, "Who is silent", by=cast.driver)
    a_quote(open_one, "Thursdays are loud.", by=cast.driver)
    a_quote(closed, "Thursdays are long.", by=cast.driver)
    an_insight(closed, "Thursdays wear pupils out", by=cast.driver, visibility="network")

    def found(person):
        answer = page_of(client, person, reverse("sharing:search", args=[cast.network.slug]) + "?q=thursd")
        return [name.name for group in answer.context["groups"] for name in group.found]

    learned = "We learned that Thursdays wear pupils out"
    assert found(cast.driver) == ["Who is silent", "Who waits", learned]
    assert found(cast.neighbour_driver) == ["Who waits", learned]


def test_a_form_sent_again_with_other_words_loses_neither(client, cast):
    address, key = reverse("evidence:add", args=[cast.member.pk]), str(uuid4())
    client.force_login(cast.team_member)
    client.post(address, sent(client_key=key))
    again = client.post(address, sent(client_key=key, says="Fridays, too."))
    assert again.status_code == 409
    assert "Mondays are the worst." in again.content.decode()
    assert again.context["form"]["says"].value() == "Fridays, too."
    third = client.post(address, sent(client_key=again.context["form"]["client_key"].value(), says="Fridays, too."))
    assert third.status_code == 302
    assert set(Evidence.objects.values_list("says", flat=True)) == {"Mondays are the worst.", "Fridays, too."}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"kind": "gossip"}, "kind"),
        ({"n": "0"}, "n"),
        ({"link": "javascript:alert(1)"}, "link"),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field_and_the_rest_is_kept(client, cast, wrong, field):
    client.force_login(cast.driver)
    answer = client.post(reverse("evidence:add", args=[cast.member.pk]), sent(**wrong))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "Mondays are the worst." in answer.content.decode()
    assert not Evidence.objects.exists()


def test_two_who_change_it_at_once_lose_nothing(client, cast):
    piece = some_evidence(cast.member, by=cast.driver)
    address = reverse("evidence:edit", args=[piece.pk])
    seen = page_of(client, cast.driver, address).context["form"].initial["seen"]
    Evidence.objects.filter(pk=piece.pk).update(says="What the other wrote.")
    answer = client.post(address, sent(seen=seen))
    assert answer.status_code == 409
    assert "What the other wrote." in answer.content.decode()
    assert client.post(address, sent(seen=answer.context["form"]["seen"].value())).status_code == 302
    assert Evidence.objects.get().says == "Mondays are the worst."
    assert [event.says for event in Evidence.objects.get().events.order_by("pgh_id")][-2] == "What the other wrote."


def test_a_small_number_is_told_to_the_team_and_to_the_hub_that_may_read_it(client, cast):
    piece = some_evidence(cast.member, by=cast.driver, n=7, visibility="network")
    said = {
        who: "7 people" in page_of(client, cast.everyone[who], piece.get_absolute_url()).content.decode()
        for who in ("driver", "team_member", "facilitator", "sponsor", "neighbour")
    }
    assert said == {"driver": True, "team_member": True, "facilitator": True, "sponsor": False, "neighbour": False}
    assert "few people" in page_of(client, cast.neighbour_driver, board_of(cast)).content.decode()
    Agreement.objects.all().delete()
    assert "few people" in page_of(client, cast.facilitator, piece.get_absolute_url()).content.decode().lower()
    form = page_of(client, cast.facilitator, reverse("evidence:edit", args=[piece.pk])).context["form"]
    assert "n" not in form.fields
    client.post(reverse("evidence:edit", args=[piece.pk]), {**sent(n="900"), "seen": form.initial["seen"]})
    assert Evidence.objects.get().n == 7  # what the hub is not told stays as it is


def test_the_board_says_whose_voice_is_missing_to_the_team_alone(client, cast):
    some_evidence(cast.member, by=cast.driver, kind="attendance", visibility="network")
    page = page_of(client, cast.driver, board_of(cast)).content.decode()
    assert "No student has been heard yet." in page
    outside = page_of(client, cast.neighbour_driver, board_of(cast)).content.decode()
    assert "Who speaks in class" in outside
    assert "heard" not in outside.lower()
    some_evidence(cast.member, by=cast.driver, kind="interview", heard="student")
    assert "No student has been heard yet." not in page_of(client, cast.driver, board_of(cast)).content.decode()


def test_what_was_found_out_for_an_earlier_problem_stays_and_says_so(client, cast):
    a_goal(cast.member, by=cast.driver)
    some_evidence(cast.member, by=cast.driver, kind="interview", heard="student")
    a_goal(cast.member, by=cast.driver, problem=a_problem(cast.network, "Reading together"))
    page = page_of(client, cast.driver, board_of(cast)).content.decode()
    assert "Collected for: Explaining reasoning" in page
    (hint,) = page_of(client, cast.driver, board_of(cast)).context["board"].hints or ("none",)
    assert hint == "none"  # nothing is said of what was collected for another problem


def test_many_pieces_ask_no_more_of_the_database_than_few(client, cast):
    def asked(address):
        client.force_login(cast.driver)
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address)
        return len(queries)

    piece = some_evidence(cast.member, by=cast.driver)
    insight = an_insight(piece, by=cast.driver, quotes=(a_quote(piece, by=cast.driver),))
    addresses = [board_of(cast), piece.get_absolute_url(), insight.get_absolute_url(),
                 reverse("insights:insights", args=[cast.member.pk])]  # fmt: skip
    few = [asked(address) for address in addresses]
    for number in range(12):
        more = some_evidence(cast.member, f"More {number}", by=cast.driver)
        a_seat(cast.member, a_person(f"p{number}@sierra.test"), "team_member", stakeholder_group="teacher")
        an_insight(more, f"more {number}", by=cast.driver)
    for number in range(6):
        a_quote(piece, f"Quote {number}", by=cast.driver)
        a_file(piece, f"grade,pupils\n{number},24\n".encode(), by=cast.driver)
    assert [asked(address) for address in addresses] == few
    assert max(few) <= 15


# --- files --------------------------------------------------------------------------------------


def upload(client, piece, content, name="talk.csv"):
    return client.post(reverse("evidence:attach", args=[piece.pk]), {"file": SimpleUploadedFile(name, content)})


def test_a_file_comes_back_as_a_file_and_never_as_a_page(client, cast):
    piece = some_evidence(cast.member, by=cast.driver)
    client.force_login(cast.driver)
    picture = a_picture(3000, 40)
    for _ in range(2):
        assert upload(client, piece, picture, 'Tally "sheet".jpg').status_code == 302
    kept = Attachment.objects.get()  # sent twice, kept once
    answer = client.get(reverse("evidence:attachment", args=[kept.pk]))
    assert answer.content == bytes(kept.content)
    assert len(answer.content) == kept.size
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == 'attachment; filename="Tally sheet .jpg"'.replace(" .", ".")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]
    assert kept.name in client.get(piece.get_absolute_url()).content.decode()
    client.post(reverse("evidence:take_file_away", args=[kept.pk]))
    assert not Attachment.objects.exists()


def test_a_file_that_is_refused_says_why_beside_the_field(client, cast, settings):
    piece = some_evidence(cast.member, by=cast.driver)
    client.force_login(cast.driver)
    for content, name, says in (
        (b"<html><script>x()</script>", "notes.txt", "page of code"),
        (b"Student name,Score\nAna,3\nBo,4\n", "scores.csv", "student name"),
        (b"x" * (5 * 1024 * 1024 + 1), "large.txt", "The file is 5.0 MB"),
        (b"", "empty.txt", "empty"),
    ):
        answer = upload(client, piece, content, name)
        assert (answer.status_code, says in answer.content.decode()) == (422, True), name
    settings.UPLOAD_LIMIT_BYTES = 1000  # what the handlers let go by without reading it
    answer = upload(client, piece, b"x" * 200_000, "huge.txt")
    assert (answer.status_code, "the limit is 5 MB" in answer.content.decode()) == (422, True)
    assert not Attachment.objects.exists()


def test_a_piece_has_ten_files_and_the_database_holds_that(client, cast):
    piece = some_evidence(cast.member, by=cast.driver)
    for number in range(FILES_A_PIECE):
        a_file(piece, f"grade,pupils\n{number},24\n".encode(), by=cast.driver)
    client.force_login(cast.driver)
    answer = upload(client, piece, b"grade,pupils\n11,24\n")
    assert answer.status_code == 422
    assert "as many as it can have" in answer.content.decode()
    with pytest.raises(IntegrityError, match="attachment"), transaction.atomic():
        Attachment.objects.filter(place=3).update(place=11)
    client.post(reverse("evidence:take_file_away", args=[piece.attachments.get(place=4).pk]))
    assert upload(client, piece, b"grade,pupils\n12,24\n").status_code == 302
    assert sorted(piece.attachments.values_list("place", flat=True)) == list(range(1, 11))


# --- quotes -------------------------------------------------------------------------------------


def test_a_quote_that_seems_to_name_somebody_is_asked_about_once(client, cast):
    piece = some_evidence(cast.member, by=cast.driver)
    address, form = (
        reverse("evidence:add_quote", args=[piece.pk]),
        {"said": "I ask Jayden first.", "client_key": uuid4()},
    )
    client.force_login(cast.team_member)
    answer = client.post(address, form)
    assert answer.status_code == 422
    assert "“Jayden” looks like a name" in answer.content.decode()
    assert answer.context["quote_form"]["said"].value() == "I ask Jayden first."
    assert not Quote.objects.exists()
    for _ in range(2):
        assert client.post(address, {**form, "keep": "on"}).status_code == 302
    assert Quote.objects.get().said == "I ask Jayden first."


def test_a_name_taken_out_of_a_quote_is_gone(client, cast):
    said = a_quote(some_evidence(cast.member, by=cast.driver), "I ask Jayden first.", by=cast.driver)
    address = reverse("evidence:quote", args=[said.pk])
    seen = page_of(client, cast.driver, address).context["form"].initial["seen"]
    form = {"said": "I ask a friend first.", "client_key": str(said.client_key), "seen": seen}
    assert client.post(address, form).status_code == 302
    assert Quote.objects.get().said == "I ask a friend first."
    assert client.post(address, {**form, "said": "Another."}).status_code == 409  # it changed since
    assert not Activity.objects.filter(words__contains="Jayden").exists()
    client.post(address, {"step": "away"})
    assert not Quote.objects.exists()


def test_quotes_and_files_go_as_far_as_their_evidence(client, cast):
    piece = some_evidence(cast.member, by=cast.driver)
    a_quote(piece, by=cast.driver)
    kept = reverse("evidence:attachment", args=[a_file(piece, by=cast.driver).pk])
    assert page_of(client, cast.neighbour_driver, kept).status_code == 404
    client.force_login(cast.driver)
    client.post(reverse("evidence:visibility", args=[piece.pk]), {"visibility": "network"})
    page = page_of(client, cast.neighbour_driver, piece.get_absolute_url()).content.decode()
    assert "I know it, but I wait." in page
    assert "Add a quote" not in page
    assert client.get(kept).status_code == 200
