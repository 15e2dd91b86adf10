"""The cause map: two levels, drawn and outlined the same, with evidence and five whys."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from design_process.evidence.causes.models import Cause, Why
from design_process.evidence.causes.outline import LINES_OF_BONE, bones_of, fishbone, sentence_of
from tests.world import a_goal, a_problem
from tests.world_evidence import a_cause, some_evidence


def page_of(client, cast):
    client.force_login(cast.driver)
    return client.get(reverse("causes:causes", args=[cast.member.pk]))


def test_a_cause_stands_in_a_category_or_under_a_cause(client, cast):
    piece = some_evidence(cast.member, by=cast.driver)
    foreign = a_cause(cast.neighbour, by=cast.neighbour_driver)
    above = a_cause(cast.member, "We answer ourselves", by=cast.driver)
    below = a_cause(cast.member, "We fear silence", by=cast.driver, parent=above)
    address, form = reverse("causes:add", args=[cast.member.pk]), {"words": "Habit", "client_key": str(uuid4())}
    client.force_login(cast.team_member)
    for wrong, field in (({}, "category"), ({"parent": below.pk}, "parent"), ({"parent": foreign.pk}, "parent")):
        answer = client.post(address, {**form, **wrong})
        assert answer.status_code == 422, wrong
        assert field in answer.context["form"].errors
        assert "Habit" in answer.content.decode()
    for _ in range(2):
        sent = {**form, "parent": above.pk, "category": "Time", "hands": "partly", "evidence": [piece.pk]}
        assert client.post(address, sent).status_code == 302
    cause = Cause.objects.get(words="Habit")
    assert (cause.parent, cause.category, cause.hands, [*cause.evidence.all()]) == (above, "", "partly", [piece])
    assert client.post(address, {**form, "parent": above.pk}).status_code == 409  # the same form, without its evidence
    with pytest.raises(IntegrityError, match="cause_in_a_category"), transaction.atomic():
        Cause.objects.filter(pk=cause.pk).update(category="Time")


def test_a_cause_with_causes_under_it_goes_under_no_other(client, cast):
    above, other = (a_cause(cast.member, words, by=cast.driver) for words in ("Above", "Other"))
    below = a_cause(cast.member, "Below", by=cast.driver, parent=above)
    client.force_login(cast.driver)

    def move(cause, **to):
        address = reverse("causes:edit", args=[cause.pk])
        seen = client.get(address).context["form"].initial["seen"]
        return client.post(address, {"words": cause.words, "client_key": str(uuid4()), "seen": seen, **to})

    assert "two levels" in move(above, parent=other.pk).content.decode()
    assert move(other, parent=other.pk).status_code == 422
    assert move(below, parent=other.pk).status_code == 302
    assert move(above, parent=other.pk).status_code == 302
    above.refresh_from_db()
    assert (above.parent, above.category) == (other, "")


def test_two_who_change_a_cause_or_its_whys_at_once_lose_nothing(client, cast):
    cause = a_cause(cast.member, by=cast.driver)
    client.force_login(cast.driver)
    for name, sent in (
        ("edit", {"words": "Mine", "category": "Time", "client_key": str(uuid4())}),
        ("whys", {"why_1": "Mine"}),
    ):
        address = reverse(f"causes:{name}", args=[cause.pk])
        seen = client.get(address).context["form"].initial["seen"]
        Cause.objects.filter(pk=cause.pk).update(words="Theirs")
        Why.objects.create(network=cast.network, member=cast.member, cause=cause, number=1, answer="Theirs, too")
        answer = client.post(address, {**sent, "seen": seen})
        assert answer.status_code == 409
        assert "Theirs" in answer.content.decode()
        assert client.post(address, {**sent, "seen": answer.context["form"]["seen"].value()}).status_code == 302
        Why.objects.filter(answer="Theirs, too").delete()
    assert (Cause.objects.get().words, Why.objects.get().answer) == ("Theirs", "Mine")


def test_why_is_asked_at_most_five_times_without_a_gap(client, cast):
    cause = a_cause(cast.member, by=cast.driver)
    address = reverse("causes:whys", args=[cause.pk])
    client.force_login(cast.driver)

    def answer(*said):
        seen = client.get(address).context["form"].initial["seen"]
        client.post(address, {f"why_{number}": one for number, one in enumerate(said, 1)} | {"seen": seen})
        return list(cause.whys.values_list("number", "answer"))

    assert answer("a", "", "b") == [(1, "a"), (2, "b")]
    assert answer("a", "c", "d", "e", "f", "g") == [(1, "a"), (2, "c"), (3, "d"), (4, "e"), (5, "f")]
    assert answer("a") == [(1, "a")]
    assert Why.pgh_event_model.objects.filter(answer="f", pgh_label="delete").count() == 1
    with pytest.raises(IntegrityError, match="why_of_five"), transaction.atomic():
        Why.objects.update(number=6)


def test_a_cause_goes_off_the_map_with_what_stood_under_it_and_stays_in_the_history(client, cast):
    above = a_cause(cast.member, "Above", by=cast.driver)
    a_cause(cast.member, "Below", by=cast.driver, parent=above)
    client.force_login(cast.driver)
    client.post(reverse("causes:edit", args=[above.pk]), {"step": "away"})
    assert not Cause.objects.exists()
    gone = Cause.pgh_event_model.objects.filter(pgh_label="delete")
    assert set(gone.values_list("words", flat=True)) == {"Above", "Below"}


def test_the_picture_and_the_outline_say_the_same_for_the_problem_of_today(client, cast):
    a_goal(cast.member, by=cast.driver)
    piece = some_evidence(cast.member, by=cast.driver)
    above = a_cause(cast.member, "We answer ourselves", by=cast.driver, hands="yes", evidence=frozenset({piece}))
    a_cause(cast.member, "We fear silence", by=cast.driver, parent=above)
    page = page_of(client, cast).content.decode()
    for words in ("● We answer ourselves", "· We fear silence", "Explaining reasoning", "Who speaks in class"):
        assert words in page
    assert page.count("We fear silence") >= 2  # drawn and outlined
    assert "2 causes; 1 of them is in your hands" in page
    a_goal(cast.member, by=cast.driver, problem=a_problem(cast.network, "Reading together"))
    later = page_of(client, cast)
    assert "We fear silence" not in later.content.decode()
    old = client.get(later.request["PATH_INFO"] + f"?problem={above.problem_id}").content.decode()
    assert "We fear silence" in old
    assert "Add a cause" not in old


def test_many_causes_ask_no_more_of_the_database_than_few(client, cast):
    def asked():
        page_of(client, cast)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("causes:causes", args=[cast.member.pk]))
        return len(queries)

    a_cause(cast.member, by=cast.driver, evidence=frozenset({some_evidence(cast.member, by=cast.driver)}))
    few = asked()
    for number in range(8):
        piece = some_evidence(cast.member, by=cast.driver)
        cause = a_cause(
            cast.member, f"Cause {number}", by=cast.driver, category=f"C {number}", evidence=frozenset({piece})
        )
        a_cause(cast.member, f"Under {number}", by=cast.driver, parent=cause)
        Why.objects.create(network=cast.network, member=cast.member, cause=cause, number=1, answer="So it is")
    assert asked() == few <= 14


# --- the picture --------------------------------------------------------------------------------

WORDS = st.text("abc defgh", min_size=1, max_size=120).filter(str.strip)
CAUSES = st.lists(
    st.tuples(st.sampled_from(["Time", "Pupils", "Own", "X" * 60]), WORDS, st.integers(0, 12)), max_size=9
)


def rows_of(causes):
    key = 0
    for category, words, below in causes:
        key += 1
        above = key
        yield (above, None, category, words, "yes")
        for _ in range(below):
            key += 1
            yield (key, above, "", words, "")


@given(CAUSES, WORDS)
def test_everything_of_the_picture_lies_within_it_and_nothing_on_another(causes, problem):
    bones = bones_of(list(rows_of(causes)))
    fish = fishbone(bones, problem)
    assert len(fish.bones) == len({category for category, _, _ in causes})
    for bone in fish.bones:
        assert len(bone.lines) <= LINES_OF_BONE
        assert 0 < bone.label_y < fish.height
        for line in bone.lines:
            assert 0 < line.x1 < line.x2 <= bone.x2 < fish.head_x
            assert 0 < line.above < line.y < fish.height
            assert (line.y < fish.spine_y) == (bone.y1 < fish.spine_y)
        levels = [line.y for line in bone.lines] + [fish.spine_y]
        assert all(abs(a - b) >= 20 for place, a in enumerate(levels) for b in levels[place + 1 :])
    assert fish.head_y >= 0
    assert fish.head_y + fish.head_height <= fish.height
    assert all(fish.head_y < y < fish.head_y + fish.head_height for y, _ in fish.head)


def test_what_does_not_fit_into_the_picture_is_counted():
    bones = bones_of(list(rows_of([("Time", "Too full", 11)])))
    lines = [line.words for line in fishbone(bones, "So it is").bones[0].lines]
    assert (len(lines), lines[0], lines[-1]) == (9, "● Too full", "and 4 more in the outline")
    assert sentence_of(bones) == "12 causes; 1 of them is in your hands, at least partly."
    assert sentence_of(()) == "Nothing is on the map yet."
