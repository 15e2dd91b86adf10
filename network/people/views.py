"""One's own page, and which of one's roles one is acting in."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from network.lib.show import show
from network.people.acting import ACTING_KEY, person_of
from network.people.actions import save_profile
from network.people.forms import ProfileForm


def me(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        save_profile(form.instance)
        messages.success(request, "Your profile is saved.")
        return redirect("people:me")
    if form.errors:
        person.refresh_from_db(fields=["name", "time_zone"])  # the head of the page shows what is kept
    kinds = list(person.authenticator_set.values_list("type", flat=True))
    context = {
        "form": form,
        "held": person.holdings.held,
        "has_app": Authenticator.Type.TOTP in kinds,
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "providers": get_adapter().list_apps(request),
    }
    return show(request, "network/people/me.html", context)


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own roles from now on; somebody else's role is as good as none."""
    wanted = request.POST.get("grant", "")
    person = person_of(request)
    mine = {str(holding.grant_id): holding for holding in person.holdings.held}
    if wanted not in mine:
        raise Http404
    request.session[ACTING_KEY] = mine[wanted].grant_id
    going = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(going, {request.get_host()}, require_https=request.is_secure())
    return redirect(going if safe else "/")
