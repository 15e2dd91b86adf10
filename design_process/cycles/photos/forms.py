"""The field by which a photo comes, and what of it is kept."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from design_process.cycles.photos.actions import LONGEST_SIDE, MOST_BYTES
from network.lib.pictures import NotAPicture, Picture, drawn_anew

TOO_LARGE = "This photo is larger than 8 MB. Take it with a lower resolution, or send a part of it."


def photo_field() -> forms.FileField:
    """One photo of a tally sheet: a camera opens on a phone."""
    return forms.FileField(
        label="A photo of the tally sheet",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text="Photograph numbers, not children or names. Where and when it was taken is not kept.",
        error_messages={"empty": "The file is empty. Choose another photo.", "invalid": "Choose the photo again."},
        max_length=200,
    )


def picture_in(sent: Any) -> Picture | None:
    """What is kept of a photo that was sent, or None. Raises ValidationError with what to do instead."""
    if not isinstance(sent, UploadedFile):
        return None
    if (sent.size or 0) > MOST_BYTES:
        raise forms.ValidationError(TOO_LARGE)
    return picture_of_bytes(sent.read())


def sound_photo(sent: Any, *, refused: bool) -> Picture | None:
    """What a form keeps of its photo. `refused`: too large to be read, it never arrived. Raises ValidationError."""
    if refused:
        raise forms.ValidationError(TOO_LARGE)
    return picture_in(sent)


def picture_of_bytes(content: bytes) -> Picture:
    """The same of a photo that came another way. Raises ValidationError."""
    if len(content) > MOST_BYTES:
        raise forms.ValidationError(TOO_LARGE)
    try:
        return drawn_anew(content, LONGEST_SIDE)
    except NotAPicture as why:
        raise forms.ValidationError(str(why)) from why
