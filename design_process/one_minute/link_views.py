"""One question, answered by the personal link of a letter: no sign-in, no menu, no script."""

from zoneinfo import ZoneInfo

import pghistory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.cycles.actions import OutOfOrder
from design_process.measures.actions import NumberRefused
from design_process.one_minute.actions import Hand, answer, ask_again, owe_letter
from design_process.one_minute.asking import OPEN_FOR, put, question_of
from design_process.one_minute.forms import MinuteForm
from design_process.one_minute.links import Link, Standing, link_path, may_answer, read_link
from design_process.one_minute.models import Answer, Ask, MailReply
from network.lib.personal_link import personal_link
from network.lib.show import show
from network.lib.uploads import refused_bytes
from network.lib.works_offline import KEEP
from network.people.middleware import page_of

STATUS = {Standing.BROKEN: 404}  # every other link that is over: 410
AGAIN = (Standing.EXPIRED, Standing.OVER)
MEANWHILE = "Somebody else wrote in this very moment. Send it again, and yours is added."


@personal_link
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Answer one question, and change the answer while the link lasts. Looking changes nothing."""
    link = read_link(token)
    zone = (link.ask.person.time_zone or link.ask.cycle.network.time_zone) if link.ask else ""
    with timezone.override(ZoneInfo(zone) if zone else None):
        return _answer(request, link)


def _answer(request: HttpRequest, link: Link) -> HttpResponse:
    ask, wants = link.ask, request.POST.get("wants", "")
    if ask is None or link.standing not in (Standing.OPEN, *AGAIN):
        return _explain(request, link)
    if wants == "next" and link.standing != Standing.EXPIRED:
        return _go_on(request, link, ask)
    if link.standing != Standing.OPEN:
        return _over(request, link, ask)
    refused = bool(refused_bytes(request))
    form = MinuteForm(
        *_sent(request), ask=ask, today=timezone.localdate(), replied=_replied(link, ask), refused=refused
    )
    if form.is_valid() and _stored(form, ask):
        return redirect(f"{request.path}?kept")
    after = _after(request, ask)
    response = show(request, "design_process/one_minute/question.html", {"ask": ask, "form": form, **after})
    if request.method == "GET" and not after["kept"]:  # a phone may keep it until it is answered, for its person
        response[KEEP], response["X-Page-Of"] = "once", page_of(ask.person_id)
    return response


def _sent(request: HttpRequest) -> tuple[object, object]:
    """What was sent, if anything was: fields and files."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _replied(link: Link, ask: Ask) -> str:
    """What was written in reply by mail and waits for a yes, behind the link of the letter that gives it back."""
    if link.reply_id is None:
        return ""
    waits = ask.replies.filter(pk=link.reply_id, outcome=MailReply.Outcome.WAITS)
    return next((one.words for one in waits), "")


def _stored(form: MinuteForm, ask: Ask) -> bool:
    """Store what is sound as the person the link belongs to; otherwise say beside the field what is wrong."""
    try:
        with pghistory.context(user=ask.person_id):
            answer(ask, form.said(), Hand(ask.person, Answer.Way.LINK), client_key=form.key())
    except OutOfOrder as problem:
        form.add_error(None, str(problem))
    except NumberRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)
    except ChangedMeanwhile:
        form.add_error(None, MEANWHILE)
    return not form.errors


def _after(request: HttpRequest, ask: Ask) -> dict[str, object]:
    """Was it just kept, and is there one more question?"""
    kept = "kept" in request.GET and request.method == "GET" and ask.answers.exists()
    return {"kept": kept, "more": kept and _next(ask) is not None}


def _next(ask: Ask) -> Ask | None:
    """The question that the cycle needs after this one, unsaved; None when it is the same or none is left."""
    question = question_of(ask.cycle, timezone.localdate())
    if question is None or (question.kind, question.prediction_id) == (ask.kind, ask.prediction_id):
        return None
    coming = Ask(person=ask.person, cycle=ask.cycle, member_id=ask.member_id, kind=question.kind)
    return coming if may_answer(coming) else None


def _go_on(request: HttpRequest, link: Link, ask: Ask) -> HttpResponse:
    """Open the next question of the same cycle for somebody who has answered this one."""
    question = question_of(ask.cycle, timezone.localdate())
    if question is None or not ask.answers.exists() or _next(ask) is None:
        return _over(request, link, ask)
    following = put(question, ask.cycle, ask.person, today=timezone.localdate(), now=timezone.now())
    return redirect(link_path(following))


def _over(request: HttpRequest, link: Link, ask: Ask) -> HttpResponse:
    """The question is answered or its time is over: thanks, or a new letter for who asks for one."""
    if link.standing == Standing.OVER and (after := _after(request, ask))["kept"]:
        return show(request, "design_process/one_minute/question.html", {"ask": ask, "form": None, **after})
    question = question_of(ask.cycle, timezone.localdate())
    sent = False
    if request.method == "POST" and question is not None:
        new = put(question, ask.cycle, ask.person, today=timezone.localdate(), now=timezone.now())
        if new.pk == ask.pk:
            ask_again(ask, seen_round=link.round, open_for=OPEN_FOR)
        else:
            owe_letter(new.pk, new.network_id, new.round)
        sent = True
    return _explain(request, link, sent=sent, offer=question is not None and not sent)


def _explain(request: HttpRequest, link: Link, *, sent: bool = False, offer: bool = False) -> HttpResponse:
    """Why there is nothing to answer, kindly, and without a word about the work or other people."""
    context = {"why": link.standing.value, "sent": sent, "offer": offer}
    status = 200 if sent else STATUS.get(link.standing, 410)
    return show(request, "design_process/one_minute/link_ended.html", context, status=status)
