"""Date polls: made and read by those who run meetings; answered by personal link."""

from network.date_polls.links import answer_address
from tests.access_table.row import WHO, Row
from tests.world_polls import a_poll, guest_of

INSIDE = {"driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403, "expert": 403}
HUB = {"facilitator": 200} | INSIDE
OF_POLL = {who: answer for who, answer in HUB.items() if who != "expert"}


def slug(cast):
    return {"slug": cast.network.slug}


def asked(cast):
    return a_poll(cast.network, [cast.driver, cast.sponsor], by=cast.facilitator)


def poll(cast):
    return {"pk": asked(cast).pk}


def date(cast):
    made = asked(cast)
    return {"pk": made.pk, "date": made.dates.first().pk}


def token(cast):
    return {"token": answer_address(guest_of(asked(cast), cast.driver)).rstrip("/").rsplit("/", 1)[1]}


ROWS = [
    Row("date_polls:polls", HUB, kwargs=slug),
    Row("date_polls:ask", HUB, kwargs=slug),
    Row("date_polls:ask", HUB | {"facilitator": 422}, kwargs=slug, post={"title": "x"}),
    Row("date_polls:poll", OF_POLL, kwargs=poll),
    Row("date_polls:pick", OF_POLL, kwargs=date),
    Row("date_polls:pick", OF_POLL | {"facilitator": 302}, kwargs=date, post={}),
    Row("date_polls:call_off", OF_POLL | {"facilitator": 302}, kwargs=poll, post={}),
    Row("date_polls:answer_by_link", dict.fromkeys(WHO, 200), kwargs=token),
]
