"""Where one goes after an answer: back to the list it was given in, or on to the page of what was answered."""

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

FIELD = "home"


def go_back(request: HttpRequest, to: str, *args: object) -> HttpResponseRedirect:
    """To the path in the form's field `home`, where an answer was given in place; otherwise to the page named `to`.

    An address of another site is not followed.
    """
    home = request.POST.get(FIELD, "")
    if home.startswith("/") and url_has_allowed_host_and_scheme(home, allowed_hosts=None):
        return HttpResponseRedirect(home)
    return redirect(to, *args)
