"""Saying in private that one was not heard; reading, answering, closing and taking it back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from design_process.heard import actions
from design_process.heard.forms import READER_LEFT, ReadersForm, SayForm, WordForm
from design_process.heard.models import NotHeard
from design_process.heard.shown import NAMES, lines_of, page_of
from design_process.ideas.models import IdeaRound
from districts.directory.models import Member
from network.lib.show import show
from network.meetings.models import Meeting
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

FOLDER = "design_process/heard"
STILL_READ = "Somebody you chose reads it. Others can be chosen once nobody does."
GONE = "It was taken back meanwhile. Nothing is added to it any more."


@never_cache
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to facilitators in private; `?round=` or `?meeting=` says what it is about."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SAY_NOT_HEARD)
    person, about = person_of(request), _about(request, member)
    form = _readers_form(SayForm, request, member)
    if form.is_valid():
        said = actions.Said(form.cleaned_data["what"], form.cleaned_data["wish"], about)
        key = form.cleaned_data["client_key"]
        try:
            note = actions.say_not_heard(member, said, form.chosen(), by=person, client_key=key)
        except actions.NotAReader:  # left in this very moment
            form.add_error("readers", READER_LEFT)
        else:
            messages.success(request, "It is on its way to those you chose, and to nobody else.")
            return redirect(note)
    context = {"member": member, "network": member.network, "form": form, "about": about}
    return show(request, f"{FOLDER}/say.html", context)


def _about(request: HttpRequest, member: Member) -> IdeaRound | Meeting | None:
    """What it was opened from, as far as the writer reaches it and it is of the same network."""
    source: Callable[..., Any]
    for name, source in (("round", _rounds), ("meeting", _meetings)):
        key = request.GET.get(name, "")
        if key.isdecimal() and len(key) < 17:
            found: IdeaRound | Meeting | None = source(request, member).filter(pk=int(key)).first()
            return found
    return None


def _rounds(request: HttpRequest, member: Member) -> Any:
    return IdeaRound.objects.seen_by(request.user).filter(member=member)


def _meetings(request: HttpRequest, member: Member) -> Any:
    return Meeting.objects.seen_by(request.user).filter(network=member.network_id)


def _readers_form(kind: type[ReadersForm], request: HttpRequest, member: Member) -> Any:
    """A form with who can read it: two queries."""
    people = actions.facilitators_for(member.network_id, person_of(request))
    posted = request.POST if request.method == "POST" else None
    return kind(posted, people=people, seated=actions.seated_among(people, member), team=str(member))


def _fetched(request: HttpRequest, pk: int, *, as_writer: bool | None = None) -> NotHeard:
    """A note for its two sides; `as_writer`: for one of them."""
    note: NotHeard = fetch(request, NotHeard.objects.select_related(*NAMES), pk, Can.SEE_WORK)
    if as_writer is not None and as_writer != (note.writer_id == person_of(request).pk):
        raise PermissionDenied
    return note


@never_cache
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """What was written and said after, for the writer and those they chose."""
    return _note(request, _fetched(request, pk))


def _note(request: HttpRequest, found: NotHeard, status: int = 200, **forms: Any) -> HttpResponse:
    page = page_of(found, person_of(request))
    if page.is_writer and request.method == "GET":
        actions.note_reading(found)
    if page.is_writer and page.is_alone and "readers_form" not in forms:
        forms["readers_form"] = _readers_form(ReadersForm, request, found.member)
    context = {"page": page, "note": found, "form": WordForm(is_writer=page.is_writer), **forms}
    return show(request, f"{FOLDER}/note.html", context, status=status)


@never_cache
@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer or write on; with the button that closes it, a reader says what was done."""
    found, person = _fetched(request, pk), person_of(request)
    is_writer = found.writer_id == person.pk
    form = WordForm(request.POST, is_writer=is_writer)
    if not form.is_valid():
        return _note(request, found, form=form)
    words, key = form.cleaned_data["words"], form.cleaned_data["client_key"]
    try:
        closes = "close" in request.POST and not is_writer
        actions.write_on(found, words, by=person, client_key=key, closes=closes)
    except actions.TakenBack:
        messages.error(request, GONE)
    else:
        messages.success(
            request, "It is closed, with what was done." if closes else "It is sent, to be read in private."
        )
    return redirect(found)


@never_cache
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The writer deletes every word of it."""
    found = _fetched(request, pk, as_writer=True)
    if request.method == "POST":
        actions.take_back(found)
        messages.success(request, "It is taken back. Its words are gone for everybody; only the days are left.")
        return redirect(found)
    return show(request, f"{FOLDER}/take_back.html", {"note": found})


@never_cache
@require_POST
def choose_readers(request: HttpRequest, pk: int) -> HttpResponse:
    """The writer chooses others, once nobody reads it any more."""
    found = _fetched(request, pk, as_writer=True)
    form = _readers_form(ReadersForm, request, found.member)
    if not form.is_valid():
        return _note(request, found, status=422, readers_form=form)
    try:
        actions.choose_others(found, form.chosen())
    except actions.NotAReader:
        messages.error(request, READER_LEFT)
    except actions.TakenBack:
        messages.error(request, GONE)
    except actions.StillRead:
        messages.error(request, STILL_READ)
    else:
        messages.success(request, "They read it now, and nobody else.")
    return redirect(found)


@never_cache
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """What somebody has written in private, and what was written to them."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    person = person_of(request)
    written, received = lines_of(person, network)
    members = [held for held in person.holdings.held if held.network_id == network.pk and held.member_id]
    context = {"network": network, "written": written, "received": received, "members": members}
    return show(request, f"{FOLDER}/mine.html", context)
