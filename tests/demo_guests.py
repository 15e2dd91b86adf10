"""Who in the demonstration looks in on the next meeting without an account, and what they said."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from districts.guest_passes.actions import AFTERWARDS, Visitor, answer_coming, make_pass, say_wish, take_up
from districts.guest_passes.models import GuestPass
from network.meetings.models import Meeting
from tests.demo_days import at_three
from tests.demo_year import clock_at

if TYPE_CHECKING:
    from tests.demo import County

# Name, district, days since the pass was made, whether they come, wish, words.
GUESTS = (
    ("Imogen Vale", "Twin Forks Union", 9, "yes", "join",
     "Two of our teachers have asked me for this. How much of their week does it take before spring?"),
    ("Cyrus Bell", "Larch Valley Elementary", 8, "no", "later",
     "Our board changes in January. Ask me again when they have met twice."),
    ("Rosa Lindgren", "Stony Ford Elementary", 2, "", "", ""),
)  # fmt: skip


def let_guests_look_in(county: "County") -> None:
    """Three passes to the next network meeting: one would like to join, one not now, one has not answered."""
    coming = Meeting.objects.filter(network=county.network, kind=Meeting.Kind.NETWORK).coming(timezone.now())
    meeting = coming.filter(state=Meeting.State.PLANNED).first()
    if meeting is None:
        return
    for name, district, days, comes, wish, words in GUESTS:
        made_on = at_three(county.today - timedelta(days=days))
        until = meeting.local_start.date() + AFTERWARDS
        email = f"{name.partition(' ')[0].lower()}@{district.partition(' ')[0].lower()}.demo.test"
        key = UUID(int=county.dice.getrandbits(128), version=4)
        with clock_at(made_on):
            visitor = Visitor(meeting, name, email, district, until)
            made = make_pass(county.network, visitor, by=county.facilitator, client_key=key)
            GuestPass.objects.filter(pk=made.pk).update(at=made_on)
        with clock_at(made_on + timedelta(days=2)):
            if comes:
                answer_coming(made, comes)
            if wish:
                say_wish(made, wish, words)
            if wish == "later":
                take_up(made, by=county.facilitator)
