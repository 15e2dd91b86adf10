"""Answering a poll by the personal link of a letter, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from network.date_polls.actions import PollOver, answer_poll
from network.date_polls.forms import AnswersForm
from network.date_polls.links import Link, Standing, read_link
from network.lib.personal_link import personal_link
from network.lib.show import show
from network.meetings.words import zone_words

STATUS = {Standing.BROKEN: 404, Standing.ENDED: 410, Standing.OVER: 410, Standing.OFF: 410, Standing.PICKED: 200}


@personal_link
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Say which dates suit, and change it until the poll closes. Looking changes nothing."""
    return _answer(request, read_link(token))


def _answer(request: HttpRequest, link: Link) -> HttpResponse:
    guest = link.guest
    if link.standing != Standing.OPEN or guest is None:
        return _explain(request, link)
    form = AnswersForm(request.POST if request.method == "POST" else None, guest=guest)
    if form.is_valid():
        try:
            answer_poll(guest, form.answers(), words=form.cleaned_data["words"])
        except PollOver:  # closed in this very moment
            return _explain(request, Link(Standing.OVER, guest))
        return redirect(request.path)
    context = {"guest": guest, "poll": guest.poll, "form": form, "zone_words": zone_words(guest.poll.time_zone)}
    return show(request, "network/date_polls/answer.html", context)


def _explain(request: HttpRequest, link: Link) -> HttpResponse:
    """Why there is nothing to answer, kindly, and without a word about other people."""
    poll = link.guest.poll if link.guest else None
    context = {"why": link.standing.value, "poll": poll}
    return show(request, "network/date_polls/link_ended.html", context, status=STATUS[link.standing])
