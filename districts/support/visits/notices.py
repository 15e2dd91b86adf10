"""Letters about site visits: a place has become free, the host has answered, and what has changed a month later."""

from typing import Any

from django.urls import reverse

from districts.support.visits.links import follow_up_link, still_asked
from districts.support.visits.models import FollowUp, Place, SiteVisit
from network.lib.letters import Letter, absolute, send
from network.membership.access import reaches
from network.membership.models import RoleGrant
from network.outbox.handlers import handles
from network.people.models import Person

VISIT = ("visit__meeting", "visit__member__district", "network", "member__district")


@handles("visit_place_free")
def tell_of_place(place: int) -> None:
    """Tell somebody who waited, or whoever put them on the list, that they have a place; unless it is gone by now."""
    found = Place.objects.held().filter(pk=place).select_related(*VISIT, "person", "asked_by").first()
    if found is None or found.visit.meeting.is_off:
        return
    # Whoever has left the team since is told nothing of it; whoever put them on the list still is.
    reader = next((one for one in (found.person, found.asked_by) if one is not None and reaches(one, found)), None)
    if reader is not None:
        about = {"place": found, "person": found.person}
        subject = f"A place is free: {found.visit}"
        _send("visit_place_free", f"visit_place_free:{place}", subject, reader, found.visit, about)


@handles("visit_answered")
def tell_of_answer(visit: int, person: int) -> None:
    """Give somebody who was there what the host answers."""
    found = SiteVisit.objects.filter(pk=visit).select_related("meeting", "member__district", "network").first()
    reader = RoleGrant.objects.who_to_tell(found.network_id).filter(pk=person).first() if found else None
    if found is not None and reader is not None and found.answer:
        subject = f"{found.member} answers: what you saw"
        _send("visit_answered", f"visit_answered:{visit}:{person}", subject, reader, found, {})


@handles("visit_follow_up")
def ask_what_changed(follow_up: int) -> None:
    """Ask one district what has changed since a visit, unless it has said so by now."""
    found = FollowUp.objects.filter(pk=follow_up, answered_at=None).select_related(*VISIT, "person").first()
    if found is None or found.person is None or not still_asked(found):
        return
    is_host = found.member_id == found.visit.member_id
    since = "your visitors came" if is_host else f"your visit to {found.visit.member}"
    subject = f"What has changed since {since}?"
    about = {"is_host": is_host, "link": follow_up_link(found), "follow_up": found}
    _send("visit_follow_up", f"visit_follow_up:{follow_up}", subject, found.person, found.visit, about)


def _send(template: str, key: str, subject: str, reader: Person, visit: SiteVisit, about: dict[str, Any]) -> None:
    context = {
        "reader": reader,
        "visit": visit,
        "starts_at": visit.meeting.local_start,
        "network_name": visit.network.name,
        "link": absolute(reverse("support:visit", args=[visit.pk])),
        "letters": absolute(reverse("telling:letters")),
        **about,
    }
    send(Letter(key, reader.email, subject, template, context))
