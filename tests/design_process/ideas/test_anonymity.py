"""Nobody but its author can tell who wrote an idea: not from any page, not from what is kept about the writing.

Authors are exchanged in the database, and every page is asked again as a facilitator, the driver and another member of
the team: each must answer the same to the letter. What depends on an author anywhere is found by this, wherever it is.
"""

import re
from contextlib import suppress

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from pghistory.models import Context

from design_process.ideas.choosing.models import Score
from design_process.ideas.models import Credit, Idea
from network.activity.models import Activity
from network.outbox.models import Effect
from tests.test_leaks import addresses
from tests.world_ideas import a_choice, a_team, an_idea, an_open_round, some_scores

# What differs from answer to answer by itself: the tokens of forms, keys that new forms are given, and the minute in
# which a page would be printed.
BY_ITSELF = re.compile(rb"(csrfmiddlewaretoken|client_key|X-CSRFToken)[^>]*>|Printed [^<,]*, \d+:\d\d")


@pytest.fixture
def written(cast):
    """An open round: two authors whom nobody may know, one who is named, and somebody of the team who only reads."""
    cast.authors = a_team(cast.member, "teacher", "family", "student")
    (cast.reader,) = a_team(cast.member, "principal")
    one, other, named = cast.authors
    cast.asked = an_open_round(cast.member, (one, "Partner talk"), (other, "Sketch first"), by=cast.driver)
    an_idea(cast.asked, "With starters", by=one, on=cast.asked.ideas.get(title="Sketch first"))
    an_idea(cast.asked, "Named on purpose", by=named, named=True)
    some_scores(cast.asked, one, by=cast.driver, Reach=5)
    some_scores(cast.asked, other, by=cast.driver, Reach=1)
    some_scores(cast.asked, named, by=cast.driver, shown=True)
    a_choice(cast.asked, "Partner talk", "Sketch first", by=cast.driver, dissent="One of us doubts it.")
    return cast


def exchange(one, other) -> None:
    """Let each be the author of what the other wrote, and the giver of what the other scored."""
    theirs, others = (list(Credit.objects.filter(person=who).values_list("pk", flat=True)) for who in (one, other))
    assert theirs
    assert others
    Credit.objects.filter(pk__in=theirs).update(person=other)
    Credit.objects.filter(pk__in=others).update(person=one)
    scores = list(Score.objects.filter(by__in=[one, other]))
    Score.objects.filter(by__in=[one, other]).delete()
    for score in scores:
        score.by = other if score.by_id == one.pk else one
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # what is shown is not changed otherwise
        Score.objects.bulk_create(scores)
        cursor.execute("SET session_replication_role = DEFAULT")


WORK = ("ideas:", "choosing:", "progress:", "phases:", "prototypes:", "activity:", "directory:", "sharing:")


def pages_of(cast, only: tuple[str, ...] = ("",)) -> list[str]:
    """Every address of the network and of the member; and all that is about ideas, with the number of each row.
    `only`: how their names begin.
    """
    found = []
    rows = (cast.asked.ideas, cast.asked.scorings, cast.asked.decisions)
    about = [cast.asked.pk, *(pk for some in rows for pk in some.values_list("pk", flat=True))]
    for name, takes in addresses(get_resolver().url_patterns):
        if not name.startswith(only):
            continue
        keys = {
            "slug": [cast.network.slug],
            "pk": about if name.startswith(("ideas:", "choosing:")) else [cast.member.pk],
        }
        for value in [*keys.get(takes[0], []), cast.member.pk] if takes else [None]:
            with suppress(NoReverseMatch):
                found.append(reverse(name, kwargs=dict.fromkeys(takes, value)))
    return found


def answers(person, pages) -> dict[str, tuple[int, bytes]]:
    client, said = Client(), {}
    client.force_login(person)
    for page in pages:
        with transaction.atomic():
            answer = client.get(page)
            body = b"".join(answer) if answer.streaming else answer.content
            transaction.set_rollback(True)
        said[page] = (answer.status_code, BY_ITSELF.sub(b"", body))
    return said


def leaks(cast, person, pages) -> list[str]:
    """The pages that answer otherwise once authors are exchanged, and as before once they are exchanged back."""
    before = answers(person, pages)
    exchange(*cast.authors[:2])
    after = answers(person, pages)
    changed = [page for page in pages if after[page] != before[page]]
    again = answers(person, changed)
    exchange(*cast.authors[:2])
    back = answers(person, changed)
    return [page for page in changed if again[page] == after[page] and back[page] == before[page]]


@pytest.mark.parametrize("who", ["facilitator", "driver", "reader"])
def test_no_page_of_the_work_changes_when_authors_are_exchanged(written, who):
    assert leaks(written, getattr(written, who), pages_of(written, WORK)) == []


def test_the_walk_finds_an_author_where_there_is_one_to_be_found(written):
    """Somebody who is named, and an author's own part: the walk above looks closely."""
    pages, one = pages_of(written, ("ideas:",)), written.asked.get_absolute_url()
    named = Credit.objects.filter(is_named=True)
    assert b"Student Quill2" in answers(written.driver, [one])[one][1]
    assert leaks(written, written.driver, pages) == []
    named.update(person=written.authors[0])
    assert one in leaks(written, written.driver, pages)
    assert leaks(written, written.authors[1], pages)


def test_what_is_kept_about_the_writing_leads_to_nobody(client, written):
    lines, contexts, effects = Activity.objects.count(), Context.objects.count(), Effect.objects.count()
    author = written.authors[0]
    client.force_login(author)
    mine = Idea.objects.filter(credits__person=author).first()
    for name, pk, said in (
        ("write", written.asked.pk, {"title": "Later", "client_key": "7b0f3d0e-6f5a-4f0b-9c58-7a1f2c9b8d11"}),
        ("build", mine.pk, {"title": "On it", "client_key": "7b0f3d0e-6f5a-4f0b-9c58-7a1f2c9b8d12"}),
        ("credit", mine.pk, {"named": "yes"}),
        ("credit", mine.pk, {"named": "no"}),
    ):
        assert client.post(reverse(f"ideas:{name}", args=[pk]), said).status_code == 302
    assert (Activity.objects.count(), Context.objects.count(), Effect.objects.count()) == (lines, contexts, effects)
    assert mail.outbox == []
    fields = {field.name for model in (Idea, Credit) for field in model._meta.concrete_fields}
    assert not {name for name in fields if name.endswith(("_at", "_on")) or name in ("at", "created")} - {"builds_on"}
    keys = [an_idea(written.asked, f"Idea {number}", by=author).pk for number in range(12)]
    assert keys != sorted(keys)  # neither addresses nor lists follow the order of writing
    assert min(abs(one - other) for one in keys for other in keys if one != other) > 1000


def test_only_the_author_takes_credit_and_may_give_it_up_again(client, written):
    author, idea = written.authors[0], written.asked.ideas.get(title="Partner talk")
    address = reverse("ideas:credit", args=[idea.pk])
    for other in (written.driver, written.facilitator, written.reader, written.authors[1]):
        client.force_login(other)
        assert client.post(address, {"named": "yes"}).status_code == 404
        assert str(author) not in client.get(idea.get_absolute_url()).content.decode()
    for named, stands in (("yes", True), ("no", False)):
        client.force_login(author)
        assert client.post(address, {"named": named}).status_code == 302
        client.force_login(written.reader)
        assert (str(author) in client.get(idea.get_absolute_url()).content.decode()) is stands
