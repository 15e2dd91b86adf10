"""Coming in by an invitation's link, and the very first visit."""

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.views.decorators.cache import never_cache

from network.lib.show import show
from network.membership.actions import first_facilitator, join
from network.membership.links import BROKEN, Link, Standing, find_link, read_token
from network.people.models import Person
from network.running.first_visit import is_open
from network.sign_in.forms import AcceptForm, WelcomeForm

LINK_KEY = "invitation"  # in the session: [invitation id, round]


@login_not_required
@never_cache
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the secret out of the address at once, and change nothing: mail programs open links to look at them.

    What follows has an address without a secret, so that none is passed on, bookmarked or written to a log.
    """
    named = read_token(token)
    if named is None:
        response = _explain(request, BROKEN)
    else:
        request.session[LINK_KEY] = named
        response = redirect("sign_in:accept")
    # Here alone: a page that kept its referrer to itself would have its form refused as one of no known origin.
    response["Referrer-Policy"] = "no-referrer"
    return response


@login_not_required
@never_cache
def accept_invitation(request: HttpRequest) -> HttpResponse:
    link = find_link(*request.session[LINK_KEY]) if LINK_KEY in request.session else BROKEN
    if link.standing != Standing.OPEN or link.invitation is None or request.user.is_authenticated:
        return _explain(request, link)
    person = link.invitation.grant.person
    form = AcceptForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        joined = join(person, name=form.cleaned_data["name"], password=form.cleaned_data["password"])
        # Joined meanwhile, in another tab: the link has become useless, and the page says so.
        return _let_in(request, person) if joined else redirect("sign_in:accept")
    return show(request, "network/sign_in/accept.html", {"form": form, "invitation": link.invitation})


def _let_in(request: HttpRequest, person: Person) -> HttpResponse:
    request.session.pop(LINK_KEY, None)
    response: HttpResponse = perform_login(request, person, email_verification="none", redirect_url="/")
    return response


def _explain(request: HttpRequest, link: Link) -> HttpResponse:
    """Why the link opens nothing, and what to do instead. A link never signs an account in that somebody uses."""
    theirs = link.invitation.grant.person if link.invitation else None
    if request.user.is_authenticated and theirs == request.user:
        request.session.pop(LINK_KEY, None)
        return redirect("/")
    context = {"link": link, "why": link.standing.value, "theirs": theirs}
    status = 404 if link.standing == Standing.BROKEN else 200
    return show(request, "network/sign_in/link.html", context, status=status)


@login_not_required
@never_cache
def welcome(request: HttpRequest) -> HttpResponse:
    if not is_open():
        raise Http404
    form = WelcomeForm(request.POST or None)
    if request.method == "POST" and not ratelimit.consume(request, action="first_visit"):
        return ratelimit.respond_429(request)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        person = first_facilitator(said["email"], said["name"], said["password"])
        if person is None:
            raise Http404
        response: HttpResponse = perform_login(
            request, person, email_verification="none", redirect_url=resolve_url("phases:start_network")
        )
        return response
    return show(request, "network/sign_in/welcome.html", {"form": form})
