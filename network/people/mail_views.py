"""Reading the letters of a machine without a mail server: in development and in the demonstration, nowhere else."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from network.lib.mailbox import kept_letters, letter_named, letters_are_readable
from network.lib.show import show


@login_not_required  # whoever opens an invitation has no account yet
def mail(request: HttpRequest) -> HttpResponse:
    if not letters_are_readable():
        raise Http404
    return show(request, "network/people/mail.html", {"letters": kept_letters()})


@login_not_required
def letter(request: HttpRequest, name: str) -> HttpResponse:
    found = letter_named(name) if letters_are_readable() else None
    if found is None:
        raise Http404
    return show(request, "network/people/letter.html", {"letter": found})
