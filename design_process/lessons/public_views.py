"""Public lessons for anybody without an account, and the hub's switch for them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from design_process.lessons.forms import SearchForm
from design_process.lessons.models import PublicPage
from design_process.lessons.public import (
    as_anybody_reads,
    latest_for_anybody,
    lessons_for_anybody,
    phases_of,
    public_lines,
    public_network,
    switch_public_page,
    to_read_first,
)
from design_process.predictions.contexts import Context
from network.lib.letters import absolute
from network.lib.plain import plain
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

IN_FEED = 20


def public_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether anybody may read the network's public lessons; the hub decides."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    if request.method == "POST":
        on = request.POST.get("on") == "yes"
        switch_public_page(network, on=on, by=person_of(request))
        messages.success(
            request, "Anybody can read them now." if on else "The page is closed. Its addresses lead nowhere."
        )
        return redirect("lessons:public_page", slug)
    page = PublicPage.objects.seen_by(request.user).filter(network=network).select_related("by").first()
    context = {
        "network": network,
        "page": page,
        "is_on": bool(page and page.is_on),
        "address": absolute(reverse("lessons:public_lessons", args=[slug])),
        "told": to_read_first(network, request.GET.get("page", "1")),
    }
    return show(request, "design_process/lessons/public_page.html", context)


@login_not_required
@never_cache  # a lesson that its team closes is closed at once
@require_safe
def public_lessons(request: HttpRequest, slug: str) -> HttpResponse:
    """What teams opened to everyone, by words and phase. Only the whole list is for search engines to keep."""
    network = _public(slug)
    form = SearchForm(request.GET, phases=phases_of(network))
    asked = form.asked()
    page = public_lines(network, asked, request.GET.get("page", "1"))
    context = {"network": network, "filter": form, "asked": asked, "page": page}
    response = show(request, "design_process/lessons/public_lessons.html", context)
    if request.GET:
        response["X-Robots-Tag"] = "noindex"
    return response


@login_not_required
@never_cache
@require_safe
def public_lesson(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One lesson. Nothing here leads to the cards behind it."""
    network = _public(slug)
    found = get_object_or_404(lessons_for_anybody(network), pk=pk)
    told, where = as_anybody_reads(found, network), Context(found.grades, found.pupils)
    context = {"network": network, "lesson": found, "told": told, "where": where}
    return show(request, "design_process/lessons/public_lesson.html", context)


@login_not_required
@never_cache
@require_safe
def public_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The latest of them as an Atom feed."""
    network = _public(slug)
    home = absolute(reverse("lessons:public_lessons", args=[slug]))
    feed = Atom1Feed(
        plain(f"Lessons of {network}"),
        home,
        "What did not work, and what helps instead.",
        feed_url=absolute(request.path),
    )
    for line in latest_for_anybody(network, IN_FEED):
        words = plain(f"{line.did_not_work}\n\nInstead: {line.instead}")
        feed.add_item(plain(line.idea), absolute(line.url), words, author_name=plain(line.whose))
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _public(slug: str) -> Network:
    network = public_network(slug)
    if network is None:
        raise Http404
    return network
