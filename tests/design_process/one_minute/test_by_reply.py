"""An answer by reply to the letter of one question, through a real maildir."""

import io
import mailbox
import re
from datetime import date, datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from PIL import Image

from design_process.cycles.models import Observation, Prediction, TestCycle
from design_process.cycles.photos.models import ObservationPhoto
from design_process.cycles.prediction_actions import Predicted
from design_process.measures.models import Measurement
from design_process.one_minute import notices
from design_process.one_minute.jobs import owe_letters, owe_readings
from design_process.one_minute.models import Answer, MailReply
from network.membership.models import RoleGrant
from network.outbox.models import Effect
from tests.world import Cast, a_cycle, a_prototype, an_indicator, log_it

PACIFIC = ZoneInfo("America/Los_Angeles")
QUOTE = "\n\nOn Thu, 15 Oct 2026, Trellis <t@localhost>\nwrote:\n\n> [Write your answer above this line]\n> 3 of 4"


def moment(*when):
    return time_machine.travel(datetime(*when, tzinfo=PACIFIC), tick=False)


@pytest.fixture(autouse=True)
def takes_mail(settings, tmp_path):
    settings.INBOUND_ADDRESS = "log@inbound.example.org"
    settings.INBOUND_MAILDIR = tmp_path / "inbox"


@pytest.fixture
def box(takes_mail, settings):
    return mailbox.Maildir(str(settings.INBOUND_MAILDIR))


@pytest.fixture
def cast(db):
    with moment(2026, 9, 1, 12):
        return Cast()


@pytest.fixture
def running(cast):
    with moment(2026, 9, 2, 12):
        indicator = an_indicator(cast.network, by=cast.facilitator, starts_on=date(2026, 10, 12))
    with moment(2026, 9, 20, 12):
        card = a_prototype(cast.member, by=cast.driver)
        card.indicators.add(indicator)
        said = Predicted(indicator, Prediction.Direction.RISE, low=50.0)
        cycle = a_cycle(card, by=cast.driver, starts_on=date(2026, 10, 5), predictions=(said,))
    with moment(2026, 10, 6, 12):
        log_it(cast.member, by=cast.driver, cycle=cycle, words="It began.")
    Effect.objects.all().delete()
    return cycle


@pytest.fixture
def asked(running, perform_owed):
    """The letter of Thursday; the clock stays there."""
    with moment(2026, 10, 15, 12):
        mail.outbox.clear()
        owe_letters()
        perform_owed()
        (letter,) = mail.outbox
        yield letter


def to_send(letter, text="", *, name="<one@phone>", **headers):
    written = EmailMessage()
    written["To"], written["From"], written["Message-ID"] = letter.reply_to[0], "anybody@home.example", name
    for header, value in headers.items():
        written[header.replace("_", "-")] = value
    written.set_content(text)
    return written


def a_photo(side=40):
    kept = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "SECRET CAMERA"
    Image.new("RGB", (side, side), "white").save(kept, "JPEG", exif=exif)
    return kept.getvalue()


@pytest.fixture
def deliver(box, perform_owed, django_capture_on_commit_callbacks):
    """A letter arrives, the clock looks, the worker reads: the letters that go out."""

    def arrive(*letters):
        for letter in letters:
            box.add(letter if isinstance(letter, bytes) else letter.as_bytes())
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            owe_readings()
            perform_owed()
        return list(mail.outbox)

    return arrive


def aside(box):
    return len(box.get_folder("Aside")) if "Aside" in box.list_folders() else 0


def test_a_reply_lands_where_the_links_answer_does_and_is_told_back(cast, running, asked, box, deliver):
    assert re.fullmatch(r"log\+[a-z0-9-]{1,60}@inbound\.example\.org", asked.reply_to[0])
    assert len(asked.reply_to[0].split("@")[0]) <= 64
    assert "reply to this letter" in asked.body
    (told,) = deliver(to_send(asked, "Yes. Two groups were loud.\n9 of 21" + QUOTE))
    answer = Answer.objects.get()
    assert (answer.way, answer.by, answer.on_behalf) == (Answer.Way.REPLY, cast.driver, False)
    assert answer.log.observation.words == "Two groups were loud.\n9 of 21"
    number = Measurement.objects.get()
    assert (number.numerator, number.denominator) == (9, 21)
    assert told.to == [cast.driver.email]
    assert "is in its place" in told.body
    assert "9 of 21" in told.body
    assert told.extra_headers["Auto-Submitted"] == "auto-generated"
    assert not told.reply_to
    assert len(box) == 0
    client = Client()
    client.force_login(cast.driver)
    assert "by reply to the letter" in client.get(reverse("one_minute:minute", args=[running.pk])).content.decode()


@pytest.mark.parametrize(
    ("text", "numbers", "words"),
    [
        ("9/21", [(9, 21)], None),
        ("In part, a fire drill.\n\n9 out of 21", [(9, 21)], "It ran in part. a fire drill.\n\n9 out of 21"),
        ("We meet again on 9/21", [], "We meet again on 9/21"),
        ("9", [], "9"),
        ("9 of 21, or 10 of 21", [], "9 of 21, or 10 of 21"),
        ("21 of 9", [], "21 of 9"),
        ("1,200 of 2,400", [], "1,200 of 2,400"),
        ("Nobody came.", [], "Nobody came."),
    ],
)
def test_only_what_is_plain_is_a_number_and_no_word_is_lost(asked, deliver, text, numbers, words):
    deliver(to_send(asked, text + QUOTE))
    assert list(Measurement.objects.values_list("numerator", "denominator")) == numbers
    seen = Observation.objects.exclude(words="It began.")
    assert [one.words for one in seen] == ([words] if words else [])


def test_delivered_twice_or_cut_between_commit_and_move_it_is_one_answer(asked, box, deliver, monkeypatch):
    letter = to_send(asked, "Yes. It went well.")
    assert len(deliver(letter, letter)) == 1
    assert (Answer.objects.count(), MailReply.objects.count(), len(box)) == (1, 1, 0)
    second = to_send(asked, "Yes. One more thing.", name="<two@phone>")
    with monkeypatch.context() as cut:  # the worker dies after the commit: the file stays
        cut.setattr(notices.transaction, "on_commit", lambda work: None)
        assert len(deliver(second)) == 1
    assert len(box) == 1
    assert deliver() == []
    assert (Answer.objects.count(), MailReply.objects.count(), len(box)) == (2, 2, 0)


def test_a_photo_is_drawn_anew_and_other_files_are_left_out_with_a_sentence(asked, deliver):
    letter = to_send(asked, "Yes. The sheet.")
    letter.add_attachment(a_photo(), maintype="image", subtype="jpeg", filename="sheet.jpg")
    letter.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="run.exe")
    (told,) = deliver(letter)
    photo = ObservationPhoto.objects.get()
    assert photo.observation.words == "The sheet."
    assert b"SECRET CAMERA" not in bytes(photo.content)
    assert "another file was left out" in told.body
    assert "One photo" in told.body


def test_a_picture_that_is_none_is_refused_and_the_words_stay(asked, deliver):
    letter = to_send(asked, "Yes. The sheet.")
    letter.add_attachment(b"<svg onload=alert(1)>", maintype="image", subtype="jpeg", filename="sheet.jpg")
    (told,) = deliver(letter)
    assert not ObservationPhoto.objects.exists()
    assert Observation.objects.filter(words="The sheet.").exists()
    assert "no picture that can be kept" in told.body


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"Return_Path": "<>"},
        {"X_Autoreply": "yes"},
        {"List_Id": "<all.example.org>"},
    ],
)
def test_what_a_program_wrote_is_no_answer_and_is_never_answered(asked, box, deliver, headers):
    assert deliver(to_send(asked, "Yes. I am away until Monday.", **headers)) == []
    assert (Answer.objects.count(), MailReply.objects.count(), len(box), aside(box)) == (0, 0, 0, 0)


def test_a_strangers_letter_is_put_aside_counted_for_the_hub_and_not_answered(cast, asked, box, deliver):
    forged = to_send(asked, "Yes. Nine.")
    local, _, domain = asked.reply_to[0].partition("@")
    forged.replace_header("To", f"{local[:-1]}{'a' if local[-1] != 'a' else 'b'}@{domain}")
    assert deliver(forged) == []
    assert (Answer.objects.count(), len(box), aside(box)) == (0, 0, 1)
    client = Client()
    client.force_login(cast.facilitator)
    page = client.get(reverse("outbox:parked", args=[cast.network.slug])).content.decode()
    assert "1 letter to this site in the last month was put aside" in page


def test_who_has_left_the_team_is_not_written_to(cast, asked, box, deliver):
    RoleGrant.objects.filter(person=cast.driver).update(ends_on=date(2026, 10, 1))
    assert deliver(to_send(asked, "Yes. Nine.")) == []
    assert (Answer.objects.count(), aside(box)) == (0, 1)


def test_too_late_it_changes_nothing_and_its_writer_is_told_once(cast, asked, box, deliver):
    with moment(2026, 11, 5, 12):
        (told,) = deliver(to_send(asked, "Yes. Nine."))
    assert "came after the question was over" in told.body
    assert told.to == [cast.driver.email]
    assert (Answer.objects.count(), aside(box)) == (0, 1)


def test_the_study_waits_for_the_drivers_own_yes(cast, running, perform_owed, deliver):
    with moment(2026, 10, 29, 12):
        mail.outbox.clear()
        owe_letters()
        perform_owed()
        (asked,) = mail.outbox
        assert "did not work" in asked.subject
        (told,) = deliver(to_send(asked, "The cards were too hard." + QUOTE))
        running.refresh_from_db()
        assert (running.did_not_work, running.state) == ("", TestCycle.State.DO)
        path = re.search(r"https?://[^/\s]+(/go/minute/\S+/)", told.body)[1]
        client = Client()
        form = client.get(path).context["form"]
        assert form["words"].value() == "The cards were too hard."
        first = re.search(r"https?://[^/\s]+(/go/minute/\S+/)", asked.body)[1]
        assert not client.get(first).context["form"]["words"].value()  # a letter may be passed on
        client.post(path, {"client_key": str(form["client_key"].value()), "words": form["words"].value()})
        running.refresh_from_db()
        assert running.did_not_work == "The cards were too hard."


def hostile(address):
    to = f"To: {address}\r\nMessage-ID: <bad@x>\r\n".encode()
    plain = b"Content-Type: text/plain; charset="
    part = b"--b\r\nContent-Type: application/x\r\n\r\nx\r\n"
    return {
        "a bomb of headers": to + b"X-A: y\r\n" * 20_000 + b"\r\nYes. Boo.",
        "no end of headers": to + b"X-A: " + b"y" * 200_000,
        "a thousand files": to + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + part * 1000 + b"--b--",
        "too large": to + b"\r\n" + b"y" * (17 * 1024 * 1024),
        "nested for ever": to
        + b"".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n'.encode() for n in range(2000)),
        "a charset nobody has": to + plain + b"klingon\r\n\r\nYes. Caf\xe9 \x00 Boo.",
        "a wrong charset": to + plain + b"utf-8\r\n\r\nYes. Caf\xe9 Boo.",
        "a codec that is none": to + plain + b"punycode\r\n\r\nYes. Boo.",
        "base64 that is none": to + b"Content-Transfer-Encoding: base64\r\n\r\n%%%%=",
        "two addresses": f"To: {address}, log+1-1-{'a' * 26}@inbound.example.org\r\n".encode() + b"\r\nYes. Boo.",
        "nothing": b"",
        "white": to + b"\r\n" + b" " * 60_000 + b"Yes.",
    }


@pytest.mark.parametrize("which", list(hostile("")))
def test_a_letter_that_means_harm_stops_nothing(asked, box, deliver, which):
    deliver(hostile(asked.reply_to[0])[which], to_send(asked, "Yes. A good one.", name="<good@phone>"))
    assert Observation.objects.filter(words="A good one.").exists()
    assert len(box) == 0
    assert not Effect.objects.parked().exists()


def test_twenty_replies_to_a_question_are_enough(asked, box, deliver):
    deliver(*(to_send(asked, f"Yes. Note {n}.", name=f"<{n}@phone>") for n in range(22)))
    assert (MailReply.objects.count(), aside(box)) == (20, 2)


def test_a_page_of_html_is_read_without_its_quote(asked, deliver):
    letter = to_send(asked)
    letter.set_content(
        "<style>p{}</style><div>Yes. <b>Loud</b> &amp; good.</div>"
        '<div class="gmail_quote">On Thursday Trellis wrote:<blockquote>3 of 4</blockquote></div>',
        subtype="html",
    )
    deliver(letter)
    assert Observation.objects.filter(words="Loud & good.").exists()


def test_the_command_reads_what_is_there_now(asked, box, capsys, settings, django_capture_on_commit_callbacks):
    box.add(to_send(asked, "Yes. By hand.").as_bytes())
    with django_capture_on_commit_callbacks(execute=True):
        call_command("read_replies")
    call_command("read_replies")
    assert "0 taken or put aside, 0 left, 0 lie aside." in capsys.readouterr().out
    assert Observation.objects.filter(words="By hand.").exists()
    settings.INBOUND_ADDRESS = ""
    with pytest.raises(CommandError, match="INBOUND_ADDRESS"):
        call_command("read_replies")


def test_a_site_that_takes_no_mail_promises_none(running, perform_owed, settings):
    settings.INBOUND_ADDRESS = ""
    with moment(2026, 10, 15, 12):
        mail.outbox.clear()
        owe_letters()
        perform_owed()
        (letter,) = mail.outbox
    assert not letter.reply_to
    assert "reply" not in letter.body.lower()
    assert "above this line" not in letter.body


def test_the_links_page_takes_a_photo_too(asked):
    path = re.search(r"https?://[^/\s]+(/go/minute/\S+/)", asked.body)[1]
    client = Client()
    sheet = io.BytesIO(a_photo())
    sheet.name = "sheet.jpg"
    key = str(client.get(path).context["form"]["client_key"].value())
    said = {"client_key": key, "choice": "yes", "words": ""}
    bad = io.BytesIO(b"no picture")
    bad.name = "sheet.jpg"
    refused = client.post(path, {**said, "words": "Kept words.", "photo": bad})
    assert refused.status_code == 422
    assert "Kept words." in refused.content.decode()
    assert client.post(path, {**said, "photo": sheet}).status_code == 302
    sheet.seek(0)
    assert client.post(path, {**said, "photo": sheet}).status_code == 302  # sent twice
    assert ObservationPhoto.objects.get().observation.words == "A photo of the tally sheet."
