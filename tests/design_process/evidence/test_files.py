"""Files are looked at before they are kept: by what is in them, never by their names."""

import io

import pytest
from PIL import Image

from design_process.evidence import files
from design_process.evidence.files import Kind, NotKept, checked
from tests.world_evidence import a_picture

WHERE = 0x8825  # the block of a picture in which a telephone notes the place


def told(content: bytes, name: str) -> str:
    with pytest.raises(NotKept) as why:
        checked(content, name)
    return str(why.value)


def a_picture_with_its_place() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Examplephone"
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(WHERE)[2] = (38.0, 43.0, 12.0)
    return a_picture(2400, 1200, exif=exif, comment=b"zyxx", icc_profile=b"zyxxprofile")


def test_a_picture_loses_its_place_its_camera_and_its_size():
    sent = a_picture_with_its_place()
    assert b"Examplephone" in sent
    kept = checked(sent + b"<script>hidden behind</script>", r"C:\photos\IMG 0042.JPEG")
    assert (kept.name, kept.kind) == ("IMG 0042.jpg", Kind.JPEG)
    drawn = Image.open(io.BytesIO(kept.content))
    assert drawn.size == (1000, 2000)  # upright, and within bounds
    assert not drawn.getexif()
    assert not drawn.getexif().get_ifd(WHERE)
    assert not any(word in kept.content for word in (b"Examplephone", b"zyxx", b"<script>"))


@pytest.mark.parametrize(("made", "kind"), [("PNG", Kind.PNG), ("WEBP", Kind.WEBP), ("JPEG", Kind.JPEG)])
def test_a_picture_is_known_by_its_bytes(made, kind):
    kept = checked(a_picture(kind=made), "looks-like-a.pdf")
    assert (kept.kind, kept.name) == (kind, f"looks-like-a.{kind}")
    assert Image.open(io.BytesIO(kept.content)).format == made


def test_what_is_see_through_stays_so():
    written = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(written, "PNG", pnginfo=None)
    kept = checked(written.getvalue(), "stamp.png")
    assert Image.open(io.BytesIO(kept.content)).getpixel((1, 1))[3] == 0


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "a.txt", "empty"),
        (b"  \n", "a.txt", "empty"),
        (b"x" * (files.MOST_BYTES + 1), "a.txt", "the limit is 5 MB"),
        (b"<!DOCTYPE html><p>hello", "notes.txt", "page of code"),
        (b"\xef\xbb\xbf<svg onload='x()'>", "plan.csv", "page of code"),
        (b"<?xml version='1.0'?>", "a.txt", "page of code"),
        (b"PK\x03\x04" + b"\0" * 60, "table.csv", "not kept"),
        (b"MZ\x90\0" + b"\0" * 60, "picture.png", "not kept"),
        (a_picture()[:200], "broken.jpg", "cannot be read"),
        (b"Student name,Score\nAna,3\nBo,4\n", "scores.csv", "student name"),
        (b"who,score\na@b.org,3\n", "scores.csv", "e-mail addresses"),
        (b"Call 530-555-0142 about it.\n", "notes.txt", "phone numbers"),
    ],
)
def test_what_is_not_kept_says_why(content, name, says):
    assert says in told(content, name)


def test_a_picture_that_unfolds_without_end_is_not_read(monkeypatch):
    monkeypatch.setattr(files, "MOST_PIXELS", 100)
    assert "too many pixels" in told(a_picture(), "a.jpg")


def test_a_text_in_old_letters_is_kept_in_new_ones():
    kept = checked("grade,café visits\n7,12\n".encode("cp1252"), "../../etc/visits;.CSV")
    assert (kept.name, kept.kind, kept.content.decode()) == ("visits.csv", Kind.CSV, "grade,café visits\n7,12\n")
    assert checked(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "report").kind == Kind.PDF
