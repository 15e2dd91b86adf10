"""Pages of polls for those who run meetings: asking, the answers, picking a date."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from network.date_polls import actions
from network.date_polls.board import board_of
from network.date_polls.forms import PickForm, PollForm
from network.date_polls.models import DatePoll
from network.lib.show import show
from network.meetings.forms import WhoForm
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.membership.roster import roster_of
from network.people.acting import person_of

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def polls(request: HttpRequest, slug: str) -> HttpResponse:
    """The polls of a network, the newest first."""
    network = fetch(request, Network, slug, Can.RUN_MEETING, field="slug")
    rows = DatePoll.objects.seen_by(request.user).filter(network=network)
    counted = rows.annotate(
        asked=Count("guests"), answered=Count("guests", filter=Q(guests__answered_at__isnull=False))
    )
    found = [(poll, poll.is_open(timezone.now())) for poll in counted[:100]]
    return show(request, "network/date_polls/polls.html", {"network": network, "polls": found})


@form_page
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer some dates, and ask people which of them suit."""
    network = fetch(request, Network, slug, Can.RUN_MEETING, field="slug")
    data = request.POST or None
    form = PollForm(data, zone=network.time_zone, initial={"kind": "network", "mode": "virtual"})
    who = WhoForm(data, roster=roster_of(network))
    if request.method == "POST" and who.is_valid() and not who.invited():
        who.add_error("roles", "Tick somebody to ask.")
    if request.method == "POST" and form.is_valid() and not who.errors:
        poll = actions.ask_for_dates(
            network,
            form.asked(),
            by=person_of(request),
            invited=who.invited(),
            client_key=form.cleaned_data["client_key"],
        )
        messages.success(request, "Everybody asked gets a letter with a link of their own.")
        return redirect("date_polls:poll", poll.pk)
    status = 422 if who.errors else 200
    return show(request, "network/date_polls/ask.html", {"network": network, "form": form, "who": who}, status=status)


@require_GET
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """What was answered so far, who has not, and which date is best."""
    found = _fetch(request, pk)
    now = timezone.now()
    context = {"poll": found, "network": found.network, "board": board_of(found), "is_open": found.is_open(now)}
    return show(request, "network/date_polls/poll.html", context)


@form_page
def pick(request: HttpRequest, pk: int, date: int) -> HttpResponse:
    """Call the meeting on one of the dates; who cannot come is named before."""
    found = _fetch(request, pk)
    chosen = found.dates.filter(pk=date).first()
    board = board_of(found)
    line = next((line for line in board.lines if line.pk == date), None)
    if chosen is None or line is None:
        raise Http404
    form = PickForm(request.POST if request.method == "POST" else None, cannot=bool(line.no))
    if form.is_valid():
        try:
            meeting = actions.pick_date(found, chosen, by=person_of(request), despite="despite" in form.cleaned_data)
        except actions.PollOver:
            messages.warning(request, "This poll has been called off meanwhile.")
            return redirect("date_polls:poll", pk)
        except actions.SomebodyCannot as refused:  # said no while the page was open
            messages.warning(request, f"Meanwhile somebody said no: {', '.join(refused.names)}. Look again.")
            return redirect("date_polls:pick", pk, date)
        messages.success(request, "The meeting stands, and everybody asked is invited to it.")
        return redirect("meetings:meeting", meeting.pk)
    context = {"poll": found, "network": found.network, "line": line, "board": board, "form": form}
    return show(request, "network/date_polls/pick.html", context)


@require_POST
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop asking."""
    found = _fetch(request, pk)
    actions.call_off(found, by=person_of(request))
    messages.success(request, "The poll is called off. Its links say so.")
    return redirect("date_polls:poll", pk)


def _fetch(request: HttpRequest, pk: int) -> DatePoll:
    found: DatePoll = fetch(request, DatePoll.objects.select_related("network", "meeting"), pk, Can.RUN_MEETING)
    return found
