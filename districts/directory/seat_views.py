"""How much time a person of a team has for its work: said by themselves, their driver or the hub."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from districts.directory.models import Seat, SeatTime
from districts.directory.people_forms import SeatTimeForm
from districts.directory.seat_actions import say_time
from districts.directory.seat_time import time_words
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of


def seat_time(request: HttpRequest, pk: int) -> HttpResponse:
    """The time of a seat that is taken today, and what was said before."""
    rows = Seat.objects.taken().select_related("grant__person", "member__district", "network")
    seat, person = fetch(request, rows, pk, Can.SEE_PROFILE), person_of(request)
    is_own = seat.grant.person_id == person.pk
    if not is_own and not person.holdings.may(Can.EDIT_PROFILE, seat):
        raise PermissionDenied
    before = list(seat.times.select_related("by"))
    now = before[0] if before else None
    start = {"minutes": now.minutes, "per": now.per} if now else {"per": SeatTime.Per.WEEK}
    form = SeatTimeForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        say_time(seat, form.cleaned_data["minutes"], form.cleaned_data["per"], by=person)
        messages.success(request, "It is noted. The team sees what it has together.")
        return redirect("directory:people", slug=seat.network.slug)
    said = [(time_words(row.minutes, row.per), row) for row in before]
    context = {"seat": seat, "form": form, "said": said, "is_own": is_own}
    return show(request, "districts/directory/seat_time.html", context)
