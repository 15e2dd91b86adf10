"""Answering an invitation by the personal link of a letter, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from network.lib.personal_link import personal_link
from network.lib.show import show
from network.meetings.actions import MeetingOver, answer_invitation
from network.meetings.forms import AnswerForm
from network.meetings.links import Link, Standing, read_link
from network.meetings.models import Invitee
from network.meetings.shown import meeting_facts

STATUS = {Standing.OFF: 200, Standing.OVER: 410, Standing.ENDED: 410, Standing.BROKEN: 404}


@personal_link
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Answer, and change the answer. Looking changes nothing: mail programs open every link they find."""
    return _answer(request, read_link(token))


def _answer(request: HttpRequest, link: Link) -> HttpResponse:
    asked = link.invitee
    if link.standing != Standing.OPEN or asked is None:
        return _explain(request, link)
    form = AnswerForm(request.POST if request.method == "POST" else None, asked=asked, answer=_wished(request))
    if form.is_valid():
        answer, reason, words = form.said()
        try:
            answer_invitation(asked, answer, reason=reason, words=words)
        except MeetingOver:  # called off in this very moment
            return _explain(request, Link(Standing.OVER, asked))
        return redirect(request.path)
    context = {"asked": asked, "form": form, "wished": _wished(request), **meeting_facts(asked.meeting, asked.person)}
    return show(request, "network/meetings/answer_by_link.html", context)


def _wished(request: HttpRequest) -> str:
    """The answer a button of the letter stands for, if it is one."""
    wished = request.GET.get("answer", "")
    return wished if wished in Invitee.Answer.values else ""


def _explain(request: HttpRequest, link: Link) -> HttpResponse:
    """Why there is nothing to answer, kindly, and without a word about other people."""
    context = {"why": link.standing.value, "asked": link.invitee}
    return show(request, "network/meetings/link_ended.html", context, status=STATUS[link.standing])
