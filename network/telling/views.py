"""What to be told: on one's own page for every network, and by the link under a letter for one."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from network.lib.personal_link import personal_link
from network.lib.show import show
from network.people.acting import person_of
from network.telling.actions import Wish, choose, wish_of
from network.telling.forms import WishForm
from network.telling.links import DIGEST, Fewer, read_link
from network.telling.models import Choice


def letters(request: HttpRequest) -> HttpResponse:
    """Every network of the person with what they want from it. One form each; the one that is sent is saved."""
    person = person_of(request)
    kept = {row.network_id: Wish(row.digest, row.reminders) for row in Choice.objects.seen_by(person)}
    names = {held.network_id: held.network_name for held in person.holdings.held}
    forms = []
    for network_id, name in names.items():
        prefix = f"network-{network_id}"
        data = request.POST if request.POST.get("network") == str(network_id) else None
        form = WishForm(data, prefix=prefix, wish=kept.get(network_id, Wish()))
        if form.is_valid():
            choose(person.pk, network_id, form.wish)
            messages.success(request, f"Saved: what {name} tells you.")
            return redirect("telling:letters")
        forms.append((network_id, name, form))
    status = 422 if any(form.errors for _, _, form in forms) else 200
    return show(request, "network/telling/letters.html", {"forms": forms}, status=status)


@personal_link
def fewer(request: HttpRequest, token: str) -> HttpResponse:
    """Fewer letters without signing in. Looking changes nothing; one click of a mail program ends the letter's kind."""
    found = read_link(token)
    return _explain(request) if found is None else _choose(request, found)


def _choose(request: HttpRequest, found: Fewer) -> HttpResponse:
    now = wish_of(found.person.pk, found.network.pk)
    one_click = request.POST.get("List-Unsubscribe") == "One-Click"
    form = WishForm(None if one_click else request.POST or None, wish=now)
    wanted = now
    if one_click:
        wanted = replace(now, digest=Choice.Digest.NEVER) if found.kind == DIGEST else replace(now, reminders=False)
    elif form.is_valid():
        wanted = form.wish
    saved = one_click or form.is_valid()
    if saved:
        choose(found.person.pk, found.network.pk, wanted)
        form = WishForm(wish=wanted)
    context = {"found": found, "form": form, "saved": saved, "wish": wanted}
    return show(request, "network/telling/fewer.html", context)


def _explain(request: HttpRequest) -> HttpResponse:
    return show(request, "network/telling/fewer.html", {"found": None}, status=404)
