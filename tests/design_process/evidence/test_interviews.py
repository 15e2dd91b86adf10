"""An empathy interview: consent first, a group and never a name, each quote safe at once, evidence at the end."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from design_process.evidence.interview_actions import keep_said
from design_process.evidence.models import Evidence, Interview, PromptList, Quote
from design_process.evidence.prompts import SHIPPED, problem_in, read
from network.activity.models import Activity
from tests.world import a_goal
from tests.world_evidence import an_interview


def begin(client, cast, **changed):
    form = {"consent": "on", "heard": "student", "client_key": str(uuid4()), **changed}
    return client.post(reverse("evidence:start", args=[cast.member.pk]), form)


def test_without_a_yes_and_a_group_there_is_no_interview(client, cast):
    client.force_login(cast.team_member)
    for lacks, field in (({"consent": ""}, "consent"), ({"heard": ""}, "heard"), ({"heard": "Jayden"}, "heard")):
        answer = begin(client, cast, **lacks)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Interview.objects.exists()


def test_from_a_tap_to_the_board(client, cast):
    """A teacher talks with a student on a phone: every quote is safe at once, and nothing is sent twice."""
    a_goal(cast.member, by=cast.driver)
    client.force_login(cast.team_member)
    key = str(uuid4())
    for _ in range(2):
        page = begin(client, cast, client_key=key).url
    assert page == Interview.objects.get().get_absolute_url()
    assert client.get(page).context["interview"].prompts == list(SHIPPED)
    said = {"said": "I know it, but I wait.", "client_key": str(uuid4())}
    for _ in range(2):
        assert client.post(page, said).status_code == 302
    asked = client.post(page, {"said": "Then I look at Jayden.", "client_key": str(uuid4())})
    assert (asked.status_code, Quote.objects.count()) == (422, 1)
    assert "Then I look at Jayden." in asked.content.decode()
    client.post(page, {"said": "Then I look at a friend.", "client_key": str(uuid4())})
    board = reverse("evidence:board", args=[cast.member.pk])
    assert page in client.get(board).content.decode()  # begun and not finished: the board leads back to it
    finish = reverse("evidence:finish", args=[Interview.objects.get().pk])
    assert client.post(finish, {"title": "Interview", "says": ""}).status_code == 422
    heard = {
        "title": "A student in grade 7",
        "says": "She waits for others.",
        "needs": "Time.",
        "surprises": "She knows it.",
    }
    for _ in range(2):
        piece = client.post(finish, heard).url
    evidence = Evidence.objects.get()
    assert (evidence.kind, evidence.heard, evidence.n) == ("interview", "student", 1)
    assert evidence.problem == cast.member.adoptions.get().problem
    shown = client.get(piece).content.decode()
    for words in (
        "She waits for others.",
        "Time.",
        "She knows it.",
        "I know it, but I wait.",
        "Then I look at a friend.",
    ):
        assert words in shown
    assert page not in client.get(board).content.decode()
    assert client.get(page).url == piece
    assert client.get(board).context["board"].hints[0] != "No student has been heard yet."


def test_what_comes_late_from_a_phone_without_a_line_goes_to_the_evidence(client, cast):
    talk = an_interview(cast.member, by=cast.driver)
    client.force_login(cast.driver)
    client.post(reverse("evidence:finish", args=[talk.pk]), {"title": "A student", "says": "She waits."})
    late = keep_said(talk, "One more thing.", by=cast.driver, client_key=uuid4())
    assert late.evidence == Evidence.objects.get()


def test_whoever_takes_their_yes_back_is_forgotten_whole(client, cast):
    talk = an_interview(cast.member, "I wait.", "I am afraid.", by=cast.driver)
    client.force_login(cast.driver)
    client.post(reverse("evidence:forget", args=[talk.pk]))
    assert not Interview.objects.exists()
    assert not Quote.objects.exists()
    assert Activity.objects.filter(words__startswith="took back an interview").exists()
    done = an_interview(cast.member, "I wait.", by=cast.driver)
    client.post(reverse("evidence:finish", args=[done.pk]), {"title": "A student", "says": "She waits."})
    client.post(reverse("evidence:forget", args=[done.pk]))
    assert Quote.objects.get().said == "I wait."  # a tap that comes late takes nothing from the board


def test_the_hub_writes_down_an_interview_for_a_team_and_it_is_marked(client, cast):
    client.force_login(cast.facilitator)
    begin(client, cast)
    talk = Interview.objects.get()
    client.post(reverse("evidence:finish", args=[talk.pk]), {"title": "A student", "says": "She waits."})
    assert (talk.on_behalf, Evidence.objects.get().on_behalf) == (True, True)


def test_a_team_keeps_questions_of_its_own_for_each_problem(client, cast):
    address = reverse("evidence:prompts", args=[cast.member.pk])
    client.force_login(cast.driver)
    assert "have not chosen one yet" in client.get(address).content.decode()
    a_goal(cast.member, by=cast.driver)
    seen = client.get(address).context["form"].initial["seen"]
    ours = ["Tell me about a lesson.", "What was hard?", "Who helps you?", "What should change?"]
    short = client.post(address, {"prompts": "\n".join(ours[:3]), "seen": seen})
    assert short.status_code == 422
    assert "There are 3." in short.content.decode()
    assert client.post(address, {"prompts": "\n\n".join(f"- {one}" for one in ours), "seen": seen}).status_code == 302
    assert PromptList.objects.get().prompts == ours
    again = client.post(address, {"prompts": "\n".join([*ours, "More?"]), "seen": seen})
    assert again.status_code == 409  # somebody changed them since
    assert an_interview(cast.member, by=cast.driver).prompts == ours
    with pytest.raises(IntegrityError, match="prompts_four_to_eight"), transaction.atomic():
        PromptList.objects.update(prompts=["One?"])


def test_a_list_of_questions_is_read_line_by_line():
    assert read(" - One?\n\n• Two?\n*  Three?") == ["One?", "Two?", "Three?"]
    assert problem_in(list(SHIPPED)) == ""
    assert "twice" in problem_in(["a", "b", "c", "a"])
    assert "There are 9." in problem_in(list("abcdefghi"))
    assert "Shorten" in problem_in(["a" * 201, "b", "c", "d"])
