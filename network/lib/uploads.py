"""What is too large is not read: nothing of it is kept, in memory or on disk.

A file somewhat over the limit is let through and dropped as it arrives, so that the form can say so beside its field.
A request that says beforehand that it is many times as large is answered at once: nobody should wait for a quarter of
an hour on a slow line to be told no.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

FORM_AROUND_IT = 64 * 1024  # bytes a form may add to the file it carries


class BodyLimitMiddleware:
    """Answers 413 to a request whose body is declared far too large, before anything of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        declared = request.META.get("CONTENT_LENGTH") or "0"  # without one, a body is not read at all
        if declared.isdecimal() and int(declared) > settings.BODY_LIMIT_BYTES:
            sizes = {"size": int(declared) // 1024**2, "limit": settings.UPLOAD_LIMIT_BYTES // 1024**2}
            return HttpResponse(render_to_string("413.html", sizes), status=413)
        return self.get_response(request)


class LimitedUpload(FileUploadHandler):
    """Stands before Django's own handlers and passes chunks on until the limit is reached.

    The form's other fields are read as usual, so that the page can answer with its own sentence.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.declared = 0
        self.arrived = 0

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        _stream, _meta, self.declared, *_rest = args

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.arrived = 0
        if self.declared > settings.UPLOAD_LIMIT_BYTES + FORM_AROUND_IT:
            self._note(self.declared)
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.arrived += len(raw_data)
        if self.arrived > settings.UPLOAD_LIMIT_BYTES:
            self._note(self.arrived)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None  # the handlers after this one keep the file

    def _note(self, size: int) -> None:
        if self.request is not None:
            self.request.refused_bytes = size  # type: ignore[attr-defined]


def refused_bytes(request: HttpRequest) -> int:
    """How large the file was that this request brought and that was not read; 0 when none was refused."""
    request.FILES  # noqa: B018 - reading the form is what makes the handlers work
    return int(getattr(request, "refused_bytes", 0))


class SentFile(forms.Form):
    """A form with one `file`. `refused_bytes`: of a file that was not read; the form says so in its own words."""

    def __init__(self, *args: Any, refused_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused_bytes = refused_bytes
        if refused_bytes:  # the handlers have let it go by; "choose a file" would be a lie
            self.fields["file"].required = False

    def sent_bytes(self, said: dict[str, Any]) -> int:
        """How large the file is that was sent, read or not; 0 without one."""
        return self.refused_bytes or int(getattr(said.get("file"), "size", 0))
