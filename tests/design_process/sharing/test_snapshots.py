"""Snapshots: what is kept is what was shown to that reader, nobody changes it, and its PDF can be read as text."""

import json
import shutil
import subprocess
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.measures.actions import Entry, record_measurements
from design_process.progress.actions import judge_goal_by
from design_process.sharing import pdf
from design_process.sharing.models import Snapshot, SnapshotPdf, Withdrawal
from districts.directory.models import Agreement
from network.activity.models import Activity
from network.outbox.models import Effect
from tests.reading import unpacked_streams
from tests.world import a_cycle, a_goal, a_prototype, an_indicator

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="apt-get install poppler-utils")


@pytest.fixture(autouse=True)
def _saturday():
    with time_machine.travel("2026-11-28 10:00", tick=False):
        yield


@pytest.fixture
def kept(cast, client, perform_owed, settings, tmp_path):
    """The sponsor at her page: a goal with numbers of a small class and one of eight, a card for the network only.

    It is a Saturday: the week before is decided, whoever has sent numbers.
    """
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    cast.indicator = an_indicator(cast.network, by=cast.facilitator, starts_on=monday - timedelta(weeks=10), target=60)
    cast.few = an_indicator(cast.network, "The small class", by=cast.facilitator, starts_on=monday - timedelta(weeks=3))
    judge_goal_by(a_goal(cast.member, by=cast.driver), cast.indicator, by=cast.driver)
    cast.card = a_cycle(a_prototype(cast.member, by=cast.driver), "Kept in the network?", visibility="network")

    def enter(*numbers) -> None:
        entries = [Entry(about.pk, monday - timedelta(weeks=ago), x, n) for about, ago, x, n in numbers]
        record_measurements(cast.member, entries, by=cast.driver)
        perform_owed()

    def save(made_for: str, person=None, **more) -> Snapshot:
        client.force_login(person or cast.sponsor)
        address, typed = reverse("sharing:member_snapshots", args=[cast.member.pk]), {"made_for": made_for, **more}
        answer = client.post(address, typed)
        if made_for == "anyone":
            answer = client.post(address, {**typed, "checked": answer.context["checked"]})
        assert answer.status_code == 302
        return Snapshot.objects.get(code=answer.url.strip("/").split("/")[-1])

    cast.enter, cast.save, cast.client = enter, save, client
    enter(*((cast.indicator, ago, 25 - ago, 42) for ago in range(9, 0, -1)), (cast.few, 1, 3, 8))
    return cast


def test_the_database_lets_nobody_change_or_delete_a_snapshot(kept):
    found = kept.save("own")
    assert kept.save("own") == found
    for wrong in (
        lambda: Snapshot.objects.update(content={}),
        lambda: Snapshot.objects.update(made_at=timezone.now() + timedelta(days=1)),
        lambda: Snapshot.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            wrong()
    Snapshot.objects.update(made_by=None)  # who made it may leave
    assert Snapshot.objects.get().content == found.content


def test_for_the_board_small_figures_are_hidden_and_only_cards_open_to_everyone_are_told(kept):
    own, board = json.dumps(kept.save("own").content), json.dumps(kept.save("anyone").content)
    for words in ("24 of 42 (57 %)", "3 of 8", "Kept in the network?"):
        assert words in own
        assert words not in board
    assert "of 42" not in board
    assert "56\\u201360 %" in board
    assert "now about" in board
    TestCycle.objects.filter(pk=kept.card.pk).update(visibility="public")
    assert "Kept in the network?" in json.dumps(kept.save("anyone").content)


def test_a_hub_without_an_agreement_neither_makes_nor_reads_figures_in_full(kept):
    own, board = kept.save("own"), kept.save("anyone")
    kept.client.force_login(kept.facilitator)
    assert kept.client.get(own.get_absolute_url()).status_code == 200
    Agreement.objects.all().delete()
    assert [kept.client.get(one.get_absolute_url()).status_code for one in (own, board)] == [404, 200]
    address = reverse("sharing:member_snapshots", args=[kept.member.pk])
    assert kept.client.post(address, {"made_for": "own"}).status_code == 422
    assert own.code not in kept.client.get(address).content.decode()


def test_what_was_kept_is_shown_again_whatever_has_come_since_and_compared(kept):
    before = kept.save("own")
    kept.enter((kept.indicator, 0, 30, 42), (kept.indicator, 1, 26, 42))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        after = kept.save("own")
        page = kept.client.get(before.get_absolute_url()).content.decode()
        assert "24 of 42 (57 %)" in page
        assert "30 of 42" not in page
        both = reverse("sharing:compare_snapshots", args=[after.code, before.code])
        said = kept.client.get(both).content.decode()
        assert "One new number for “Pupils who explain”: 30 of 42 (71 %)" in said
        assert "corrected from 24 of 42 (57 %) to 26 of 42 (62 %)" in said
        turned = reverse("sharing:compare_snapshots", args=[before.code, after.code])
        assert kept.client.get(turned).url == both
        other = reverse("sharing:compare_snapshots", args=[after.code, kept.save("anyone").code])
        assert kept.client.get(other).status_code == 404


def read(name: str, *options: str) -> str:
    return subprocess.run([name, *options], capture_output=True, text=True, check=True).stdout


@needs_poppler
def test_the_pdf_for_the_board_is_one_tagged_page_that_says_what_was_hidden(kept, perform_owed):
    found = kept.save("anyone", pdf="1")
    address = reverse("sharing:snapshot_pdf", args=[found.code])
    assert kept.client.get(address).status_code == 404  # not made yet
    assert "The PDF is being made." in kept.client.get(found.get_absolute_url()).content.decode()
    kept.client.post(reverse("sharing:make_snapshot_pdf", args=[found.code]))
    assert Effect.objects.filter(kind="snapshot_pdf").count() == 1
    perform_owed()
    answer = kept.client.get(address)
    assert answer["Content-Disposition"].startswith('attachment; filename="gold-ridge-union-')
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert "no-store" in answer["Cache-Control"]
    path = default_storage.path(found.pdf.file)
    facts, text, tags = read("pdfinfo", path), read("pdftotext", path, "-"), read("pdfinfo", "-struct-text", path)
    said = " ".join(text.split())
    day = f"{timezone.localdate().day} {timezone.localdate():%b %Y}"
    for line in (f"Gold Ridge Union: {day}", "Tagged: yes", "Pages: 1"):
        assert line in " ".join(facts.split())
    assert b"/Lang(en)" in b"".join(unpacked_streams(answer.getvalue())).replace(b" ", b"")
    for words in (
        "From 42 % in", "target 60 % by", "56–60 %", "Figures marked * are hidden to protect pupils",
        "Cards that the team has not opened to everyone are left out.", f"as of {day}. Snapshot {found.code}",
    ):  # fmt: skip
        assert words in said
    assert "of 42" not in said
    for tag in ("H1", "H2", "Table", "TH", "Figure"):
        assert tag in tags
    for person, status in ((kept.facilitator, 200), (kept.neighbour_driver, 404), (kept.other_facilitator, 404)):
        kept.client.force_login(person)
        answer = kept.client.get(address)
        assert (answer.status_code, bool(answer.getvalue())) == (status, True)


def test_a_pdf_that_a_killed_worker_left_half_made_is_made_again_into_one_file(kept, perform_owed):
    found = kept.save("own", pdf="1")
    perform_owed()
    file = found.pdf.file
    default_storage.delete(file)
    Effect.objects.filter(kind="snapshot_pdf").update(state=Effect.State.OWED)
    perform_owed()
    assert SnapshotPdf.objects.get().file == file
    assert default_storage.listdir(f"snapshots/{kept.network.pk}")[1] == [f"{found.code}.pdf"]


def test_without_pango_the_page_says_why_and_offers_to_print(kept, monkeypatch, perform_owed):
    monkeypatch.setattr(pdf, "is_possible", lambda: False)
    monkeypatch.setattr("design_process.sharing.snapshot_views.is_possible", lambda: False)
    found = kept.save("own", pdf="1")
    said = kept.client.get(found.get_absolute_url()).content.decode()
    assert "the library Pango is missing. Print the page instead." in said
    assert not SnapshotPdf.objects.exists()
    SnapshotPdf.objects.create(network=kept.network, snapshot=found)  # asked of a web process, made on another machine
    from design_process.sharing.jobs import make_pdf

    make_pdf(found.pk)
    assert SnapshotPdf.objects.get().why == pdf.NoPango.words


def test_a_report_of_the_network_holds_only_what_everybody_in_it_may_read(kept):
    kept.client.force_login(kept.facilitator)
    address = reverse("sharing:save_network_snapshot", args=[kept.network.slug])
    answer = kept.client.post(address)
    assert not Snapshot.objects.exists()
    kept.client.post(address, {"checked": answer.context["checked"]})
    found = Snapshot.objects.get(member=None)
    said = json.dumps(found.content)
    assert "of 42" not in said
    assert "Gold Ridge" not in said
    assert "needs" in said or "*" in said  # one district alone is never printed
    kept.client.force_login(kept.neighbour_driver)
    page = kept.client.get(found.get_absolute_url()).content.decode()
    assert "pooled" in page


def test_a_page_shared_wrongly_is_withdrawn_for_good_and_stays_cited_with_the_reason(kept, perform_owed):
    found = kept.save("own", pdf="1")
    perform_owed()
    file, client = found.pdf.file, kept.client
    address, ask = found.get_absolute_url(), reverse("sharing:withdraw_snapshot", args=[found.code])
    assert ask in client.get(address).content.decode()
    empty = client.post(ask, {"why": "  "})
    assert (empty.status_code, "Say why, in a sentence" in empty.content.decode()) == (422, True)
    for why in ("The figures of last year <b>", "Another reason"):  # the second comes too late
        assert client.post(ask, {"why": why}).url == address
    perform_owed()
    assert not default_storage.exists(file)
    assert client.post(reverse("sharing:make_snapshot_pdf", args=[found.code])).status_code == 302
    assert not SnapshotPdf.objects.exists()
    about = {"network": kept.network, "member": kept.member, "made_for": "own", "form": 1, "content": found.content}
    other = Snapshot.objects.create(**about, digest="other")
    places = [
        ("snapshot", [found.code]),
        ("snapshot_pdf", [found.code]),
        ("compare_snapshots", [other.code, found.code]),
    ]
    for place in (reverse(f"sharing:{name}", args=codes) for name, codes in places):
        gone = client.get(place)
        said = gone.content.decode()
        assert gone.status_code == 410
        assert "because: The figures of last year &lt;b&gt;" in said
        assert f"(withdrawn on {timezone.localdate():%-d %b %Y} because:" in said
        assert "24 of 42" not in said
    told = Activity.objects.latest("pk")
    assert (told.words, told.why) == (
        f"withdrew the snapshot {found.code} of Gold Ridge Union", "The figures of last year <b>",
    )  # fmt: skip
    assert "Withdrawn on" in client.get(reverse("sharing:member_snapshots", args=[kept.member.pk])).content.decode()
    assert kept.save("own") == found  # the very same page is not kept anew
    for wrong in (lambda: Withdrawal.objects.update(why="-"), lambda: Withdrawal.objects.all().delete()):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            wrong()
