from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from network.activity.models import Activity
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can

PER_PAGE = 50


def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Who changed what and when, the latest first; `?about=roles` for one kind."""
    network = fetch(request, Network, slug, Can.SEE_HISTORY, field="slug")
    about = request.GET.get("about", "")
    lines = Activity.objects.seen_by(request.user).filter(network=network).select_related("by")
    if about in Activity.About.values:
        lines = lines.filter(about=about)
    context = {
        "network": network,
        "page": Paginator(lines, PER_PAGE).get_page(request.GET.get("page")),
        "about": about,
        "kinds": Activity.About.choices,
    }
    return show(request, "network/activity/history.html", context, fragment="lines")
