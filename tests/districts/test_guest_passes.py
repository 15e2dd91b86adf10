"""Guest passes: made by the hub for one person and one meeting, answered by link, taken up from This week."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from districts.directory.models import Member
from districts.guest_passes.links import token_of, visit_path
from districts.guest_passes.models import GuestPass
from network.activity.models import Activity
from network.meetings.actions import cancel_meeting
from tests.world import a_member, a_problem
from tests.world_guests import a_guest_pass, link_in
from tests.world_lessons import a_lesson
from tests.world_meetings import a_meeting

TODAY = timezone.localdate


def typed(visited, **about):
    return {
        "name": "Ana Ruiz",
        "email": "Ana@MillBend.test",
        "district_name": "Mill Bend Union",
        "meeting": visited.pk,
        "client_key": uuid4(),
        **about,
    }


def make_address(cast) -> str:
    return reverse("guest_passes:make", args=[cast.network.slug])


def this_week(client, cast) -> str:
    client.force_login(cast.facilitator)
    return client.get(reverse("progress:this_week", args=[cast.network.slug])).content.decode()


# --- the hub makes a pass -----------------------------------------------------------------------


def test_a_pass_is_made_once_and_its_letter_leads_to_the_guests_page(cast, client, perform_owed):
    meeting = a_meeting(cast.network, "Spring meeting")
    client.force_login(cast.facilitator)
    sent = typed(meeting)
    assert client.post(make_address(cast), sent).status_code == 302
    client.post(make_address(cast), sent)  # a second tap
    perform_owed()
    perform_owed()
    made = GuestPass.objects.get()
    assert (made.email, made.until) == ("ana@millbend.test", meeting.local_start.date() + timedelta(days=14))
    [letter] = [one for one in mail.outbox if one.to == ["ana@millbend.test"]]
    assert letter.reply_to == [cast.facilitator.email]
    assert "Fran Ortega invites you to look in on Sierra Rural Network" in letter.body
    client.logout()
    page = client.get(link_in(letter))
    assert "Spring meeting" in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["X-Robots-Tag"] == "noindex"
    assert Activity.objects.filter(words__contains="made a guest pass for Ana Ruiz, Mill Bend Union").count() == 1


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"district_name": "gold  ridge union"}, "Gold Ridge Union takes part already."),
        ({"email": "driver@sierra.test"}, "This person takes part in the network already."),
        ({"until": "2020-01-01"}, "Choose that day or a later one."),
        ({"until": "2099-01-01"}, "Choose a day within half a year after the meeting."),
        ({"meeting": ""}, "Choose one."),
        ({"name": " "}, "Fill this in."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_all_that_was_typed_stays(cast, client, about, words):
    client.force_login(cast.facilitator)
    answer = client.post(make_address(cast), typed(a_meeting(cast.network), **about))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert (about.get("email") or "Ana@MillBend.test") in page
    assert not GuestPass.objects.exists()


def test_only_coming_meetings_of_the_whole_network_and_districts_that_take_no_part_are_offered(cast, client):
    soon = a_meeting(cast.network, "Coming")
    a_meeting(cast.network, "Proposed", proposed=True)
    a_meeting(cast.network, "One team", scope=f"member:{cast.member.pk}")
    a_meeting(cast.network, "A check-in", kind="check_in")
    cancel_meeting(a_meeting(cast.network, "Called off"), by=cast.facilitator, why="Snow.")
    a_member(cast.network, "Silver Creek", state=Member.State.PROSPECTIVE)
    foreign = a_meeting(cast.other_network, "Elsewhere")
    client.force_login(cast.facilitator)
    page = client.get(make_address(cast))
    form = page.context["form"]
    assert "Not in the list: I write its name" in page.content.decode()
    assert [one.title for one in form.fields["meeting"].queryset] == ["Coming"]
    assert [one.name for one in form.fields["district"].queryset] == ["Silver Creek"]
    assert client.post(make_address(cast), typed(foreign)).status_code == 422
    unsaid = client.post(make_address(cast), typed(soon, district_name=""))
    assert "Choose their district, or write its name below." in unsaid.content.decode()
    silver = form.fields["district"].queryset[0]
    assert client.post(make_address(cast), typed(soon, district_name="silver creek")).status_code == 302
    assert GuestPass.objects.get().district == silver, "a name that the network knows is the district itself"


def test_where_every_district_takes_part_its_name_is_asked_and_no_empty_list_shown(cast, client):
    client.force_login(cast.facilitator)
    assert "Not in the list" not in client.get(make_address(cast)).content.decode()
    nothing = client.post(make_address(cast), typed(a_meeting(cast.network), district_name=" "))
    assert "Fill this in." in nothing.content.decode()


def test_one_pass_for_a_person_and_a_meeting(cast, client):
    there = a_guest_pass(cast)
    assert a_guest_pass(cast, "Ana R.") == there
    client.force_login(cast.facilitator)
    again = client.post(make_address(cast), typed(there.meeting))
    assert "They have a pass to this meeting already." in again.content.decode()
    with pytest.raises(IntegrityError, match="guest_pass_one_for_a_meeting"), transaction.atomic():
        GuestPass.objects.create(
            network=cast.network,
            client_key=uuid4(),
            meeting=there.meeting,
            name="Ana",
            email=there.email,
            district_name="X",
            until=TODAY(),
        )


def test_the_form_of_a_pass_that_was_taken_back_makes_no_promise_when_sent_again(cast, client):
    client.force_login(cast.facilitator)
    sent = typed(a_meeting(cast.network, "Session", by=cast.facilitator))
    client.post(make_address(cast), sent)
    made = GuestPass.objects.get()
    client.post(reverse("guest_passes:withdraw", args=[made.pk]), follow=True)  # what was said before is read
    again = client.post(make_address(cast), sent, follow=True).content.decode()
    assert "nobody is written to. Make a new one instead." in again
    assert "We are writing to" not in again
    assert GuestPass.objects.count() == 1


def test_without_a_coming_meeting_the_page_says_what_to_do(cast, client):
    client.force_login(cast.facilitator)
    assert "No network meeting is coming. Call one first" in client.get(make_address(cast)).content.decode()


# --- would you like to join ---------------------------------------------------------------------


def test_a_yes_comes_to_the_hub_and_leads_to_the_pages_that_bring_them_in(cast, client, perform_owed):
    made = a_guest_pass(cast)
    for _ in range(2):
        client.post(visit_path(made), {"wish": "join", "words": "How much time does it take?"})
    perform_owed()
    [letter] = [one for one in mail.outbox if one.subject == "Mill Bend Union would like to join"]
    assert letter.to == [cast.facilitator.email]
    assert "How much time does it take?" in letter.body
    page = this_week(client, cast)
    assert "Mill Bend Union would like to join" in page
    assert reverse("guest_passes:pass", args=[made.pk]) in page
    read = client.get(reverse("guest_passes:pass", args=[made.pk]))
    assert "/people/invite/?" not in read.content.decode(), "a sponsor is of a district, which comes first"
    add = read.context["line"].next_step.url
    assert client.get(add).context["form"].initial == {"name": "Mill Bend Union", "prospective": "on"}
    client.post(add, {"name": "Mill Bend Union", "kind": "unified", "prospective": "on"})
    assert "Mill Bend Union would like to join" in this_week(client, cast), "its person was not invited yet"
    detail = client.get(reverse("guest_passes:pass", args=[made.pk])).context["line"]
    member = Member.objects.get(district__name="Mill Bend Union")
    assert "Mill Bend Union is listed as prospective" in detail.steps[0].done
    invite = detail.next_step.url
    start = client.get(invite).context["form"].initial
    assert (start["email"], start["member"]) == (made.email, str(member.pk))
    client.post(invite, {"name": made.name, "email": made.email, "role": "sponsor", "member": member.pk})
    assert "Mill Bend Union would like to join" not in this_week(client, cast)
    passes = client.get(reverse("guest_passes:passes", args=[cast.network.slug])).content.decode()
    assert "Invited as sponsor of Mill Bend Union" in passes
    client.logout()
    theirs = client.get(visit_path(made)).content.decode()
    assert "You are invited as sponsor of Mill Bend Union" in theirs
    assert 'name="wish"' not in theirs


def test_not_now_is_read_and_put_aside_and_another_answer_comes_back(cast, client, perform_owed):
    made = a_guest_pass(cast)
    client.post(visit_path(made), {"wish": "later", "words": "Our board changes in January."})
    page = this_week(client, cast)
    assert "Mill Bend Union says: not now" in page
    assert "Our board changes in January." in page
    client.post(reverse("guest_passes:taken_up", args=[made.pk]))
    assert "says: not now" not in this_week(client, cast)
    client.logout()
    client.post(visit_path(made), {"wish": "join"})
    assert "Mill Bend Union would like to join" in this_week(client, cast)
    assert GuestPass.pgh_event_model.objects.filter(pgh_obj=made, words="Our board changes in January.").exists()


def test_too_long_a_word_is_refused_and_kept(cast, client):
    made = a_guest_pass(cast)
    long = "Why " * 200
    answer = client.post(visit_path(made), {"wish": "join", "words": long})
    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()
    made.refresh_from_db()
    assert made.wish == ""


# --- how a pass ends ----------------------------------------------------------------------------


def test_a_link_ends_with_its_day_with_a_later_letter_and_when_it_is_taken_back(cast, client, perform_owed):
    made = a_guest_pass(cast)
    first = visit_path(made)
    client.force_login(cast.facilitator)
    client.post(reverse("guest_passes:repeat", args=[made.pk]))
    perform_owed()
    made.refresh_from_db()
    [letter] = [one for one in mail.outbox if one.to == [made.email]]  # the one that was overtaken is not sent
    assert client.get(link_in(letter)).status_code == 200
    assert client.get(first).status_code == 410
    assert "There is a newer link" in client.get(first).content.decode()
    assert "A later letter carries the link" in client.get(first).content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=40), tick=False):
        over = client.get(visit_path(made))
        assert over.status_code == 410
        assert "It was valid until" in over.content.decode()
        assert "It was valid until" in client.get(first).content.decode()
        assert client.post(visit_path(made), {"wish": "join"}).status_code == 410
    assert client.get(visit_path(made)).status_code == 200
    client.force_login(cast.facilitator)
    client.post(reverse("guest_passes:withdraw", args=[made.pk]))
    gone = client.get(visit_path(made))
    assert gone.status_code == 410
    assert "This pass was taken back" in gone.content.decode()
    assert "This pass was taken back" in client.get(first).content.decode(), "no later letter opens anything"
    assert client.get(reverse("guest_passes:calendar_file", args=[token_of(made)])).status_code == 404
    assert client.get(reverse("guest_passes:visit", args=["made-up"])).status_code == 404
    assert (
        "Taken back: the link opens nothing any more."
        in client.get(reverse("guest_passes:passes", args=[cast.network.slug])).content.decode()
    )
    again = client.post(reverse("guest_passes:repeat", args=[made.pk]), follow=True)
    assert "This pass has ended." in again.content.decode()


def test_the_hubs_page_costs_the_same_for_many(cast, client, django_assert_num_queries):
    for number in range(12):
        made = a_guest_pass(cast, f"Guest {number}", email=f"g{number}@x.test", district_name=f"District {number}")
        client.post(visit_path(made), {"wish": "join", "words": "Please."})
    client.force_login(cast.facilitator)
    with django_assert_num_queries(7):  # session, person, holdings, network, passes, members, roles
        page = client.get(reverse("guest_passes:passes", args=[cast.network.slug]))
    assert "12 guests wait for your answer" in page.content.decode()
    for who in (cast.driver, cast.sponsor, cast.expert, cast.other_facilitator):
        assert not GuestPass.objects.seen_by(who).exists()


def test_the_guests_page_asks_a_constant_number_of_queries(cast, client, django_assert_num_queries):
    a_problem(cast.network)
    cast.work  # noqa: B018
    path = visit_path(a_guest_pass(cast))
    client.get(path)  # the first visitor of all lets the site look whether it is set up
    for number in range(3):
        a_lesson(cast.member, f"Idea {number}", by=cast.driver, visibility="public")
        # pass, charter, problems chosen, problems, public lessons, those without names, the public page, members, roles
        with django_assert_num_queries(9):
            assert f"Idea {number}" in client.get(path).content.decode()
