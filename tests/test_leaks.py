"""What a team has not released is found by nobody else, by no address: walked from the URLconf and from the models.

A word that stands nowhere else is planted in every text of an unreleased prototype, cycle, observation, lesson, and of
whatever else hangs on a card (`tests/planted.py`). Then the people it is not for open every address there is: here with
the number of each planted row, in `tests/test_access.py` as the access table opens it. A new address joins through the
URLconf and the access table, a new model by its foreign key: it fails here until it is planted.

What is packed (PDFs, workbooks, archives) is unpacked and read.
"""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.core import mail
from django.db import transaction
from django.template.loader import render_to_string
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from design_process.digests.digest import digest_of
from design_process.digests.notices import letter_of
from design_process.digests.weeks import monday_of
from design_process.sharing import pdf
from design_process.sharing.actions import ask_for_pdf
from design_process.sharing.models import Snapshot
from network.outbox.models import Effect
from network.outbox.performing import do
from tests.planted import FAR, FOUND_BY, NOT_FOR, SECRET, WITH_WORDS, hanging_on_a_card, text_of
from tests.reading import reads_pdfs, said_in
from tests.test_access import FOREIGN

needs_pdfs = pytest.mark.skipif(
    not (pdf.is_possible() and reads_pdfs()), reason="apt-get install poppler-utils libpango-1.0-0"
)


def addresses(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of every address with the names of what it takes."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, [namespace, pattern.namespace]))
            yield from addresses(pattern.url_patterns, inner)
        elif pattern.name:
            name = f"{namespace}:{pattern.name}" if namespace else pattern.name
            if not name.startswith(FOREIGN):
                yield name, tuple(pattern.pattern.converters)


def numbers() -> list[int]:
    """The numbers of all planted rows: few, for each table begins at the same one."""
    found: set[int] = set()
    for model in hanging_on_a_card():
        found |= set(model._base_manager.filter(pk__gte=FAR).values_list("pk", flat=True))
    return sorted(found)


def by_number(cast) -> Iterator[str]:
    """Every address with the number of each planted row, and every address of the network, searched for the word.

    Those of signing in that take a secret of their own have none to be tried with.
    """
    filled = {"slug": [cast.network.slug], "code": [cast.told.code], "pk": numbers()}
    for name, takes in addresses(get_resolver().url_patterns):
        key = next((one for one in takes if one in filled), None)
        for value in filled[key] if key else [FAR]:
            kwargs = {one: value if one == key else FAR for one in takes}
            with suppress(NoReverseMatch):
                yield f"{reverse(name, kwargs=kwargs)}?q={FOUND_BY}"


def body_of(client: Client, address: str) -> str:
    """What is answered, whatever it is; nothing stays changed by it."""
    with transaction.atomic():
        text = text_of(client.get(address))
        transaction.set_rollback(True)
    return text


def session_of(cast, who: str) -> Client:
    client = Client()
    client.cookies["sessionid"] = cast.sessions[who]
    return client


def test_every_model_that_hangs_on_a_card_is_planted(planted):
    empty = [model._meta.label for model in WITH_WORDS if not model._base_manager.filter(pk__gte=FAR).exists()]
    assert not empty, f"plant a row of {empty} above"
    assert {"Prototype", "TestCycle", "Observation", "Lesson"} <= {model.__name__ for model in WITH_WORDS}


def test_the_team_itself_finds_every_word(planted):
    """So the walk goes where the words are: what it does not find for others is not there for them."""
    client = session_of(planted, "driver")
    everything = "".join(body_of(client, address) for address in by_number(planted))
    unseen = [model.__name__ for model in WITH_WORDS if f"{SECRET}-{model._meta.model_name}" not in everything]
    assert unseen == []


@pytest.mark.parametrize("who", NOT_FOR)
def test_by_no_number_and_no_search(planted, who):
    client = session_of(planted, who)
    leaks = [address for address in by_number(planted) if SECRET in body_of(client, address)]
    assert leaks == []


def test_in_no_letter(planted):
    for effect in Effect.objects.owed().order_by("pk"):
        do(effect.pk)
    now, theirs = timezone.now(), {planted.everyone[who].email: who for who in NOT_FOR}
    for letter in mail.outbox:
        if set(letter.to) & theirs.keys():
            assert SECRET not in str(letter.message()).lower()
    for who in NOT_FOR:
        person = planted.everyone[who]
        for network in (planted.network, planted.other_network):
            digest = digest_of(person, network, today=timezone.localdate(), now=now)
            letter = letter_of(digest, person, network, monday_of(timezone.localdate()))
            assert SECRET not in str(letter).lower(), who


def kept_for_others(planted) -> list[Snapshot]:
    """The pages that a team and the hub keep for others, as they are kept through the front door."""
    driver, hub = session_of(planted, "driver"), session_of(planted, "facilitator")
    for client, address, sent in (
        (driver, reverse("sharing:member_snapshots", args=[planted.member.pk]), {"made_for": "anyone"}),
        (hub, reverse("sharing:save_network_snapshot", args=[planted.network.slug]), {}),
    ):
        checked = client.post(address, sent).context["checked"]
        client.post(address, {**sent, "checked": checked})
    return list(Snapshot.objects.order_by("pk"))


def test_in_no_page_that_is_kept_for_others(planted):
    kept = kept_for_others(planted)
    assert {one.made_for for one in kept} == {"anyone", "network"}
    assert not [one for one in kept if SECRET in str(one.content).lower()]


def files_with_the_word(planted, perform_owed) -> list[tuple[str, str]]:
    """The PDFs of the kept pages are made, and opened by everybody; those that hold the word are returned."""
    kept = kept_for_others(planted)
    for one in kept:
        ask_for_pdf(one)
    perform_owed()
    opened, leaks = set(), []
    for one in kept:
        address = reverse("sharing:snapshot_pdf", args=[one.code])
        for who in NOT_FOR:
            answer = session_of(planted, who).get(address)
            if answer.status_code == 200:
                opened.add((one.made_for, who))
                leaks += [(one.made_for, who)] if SECRET in said_in(b"".join(answer)).lower() else []
    assert {("network", "neighbour"), ("anyone", "sponsor")} <= opened, "nothing was looked at"
    return leaks


@needs_pdfs
def test_in_no_file_of_a_kept_page(planted, perform_owed):
    assert files_with_the_word(planted, perform_owed) == []


@needs_pdfs
def test_a_hole_in_a_file_alone_is_found(planted, perform_owed, monkeypatch):
    """Where a file says what its page does not, the walk sees it."""

    def with_a_hole(template: str, context: dict) -> str:
        return render_to_string(template, context).replace("</h1>", f" {SECRET}</h1>", 1)

    monkeypatch.setattr(pdf, "render_to_string", with_a_hole)
    assert ("network", "neighbour") in files_with_the_word(planted, perform_owed)
