"""What announces that it is far too large is answered before anything of it is read."""

import io

import pytest
from django.test import Client


class Unread(io.RawIOBase):
    def read(self, *args):
        raise AssertionError("something of the body was read")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/accounts/login/", "/members/1/numbers/files/"])
def test_a_body_declared_far_too_large_is_refused_unread(address, settings):
    about = {"CONTENT_LENGTH": str(settings.BODY_LIMIT_BYTES + 1), "wsgi.input": Unread()}
    answer = Client().post(address, **about)
    assert answer.status_code == 413
    assert "It is 100 MB; the limit is 25 MB." in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("declared", ["", "0", "nonsense", str(100 * 1024 * 1024)])
def test_what_may_be_read_goes_on(declared):
    assert Client().post("/nothing/here/", CONTENT_LENGTH=declared).status_code != 413
