"""Joint briefs, for tests and the demonstration."""

from typing import Any
from uuid import UUID, uuid4

from districts.barriers.briefs.actions import Written, write_brief
from districts.barriers.briefs.models import JointBrief
from districts.barriers.models import Barrier
from tests.world import a_barrier

WORDS = {
    "title": "Substitutes are shared out too late",
    "what": "Small districts learn on the morning itself whether a substitute comes.",
    "seen": "Two of three tests were put off.",
    "ask": "Share them out two weeks before.",
    "level": "county",
    "contact_name": "Dana Whitfield",
    "contact_office": "County office",
    "contact_email": "dana@county.test",
}


def a_brief(cast: Any, key: UUID | None = None, **words: str) -> JointBrief:
    """A draft about two districts' barriers."""
    behind = (
        a_barrier(cast.member, "No substitute on Thursdays", by=cast.driver, kind=Barrier.Kind.STAFF),
        a_barrier(cast.neighbour, "Nobody comes when Ms. Ruiz is out", by=cast.neighbour_driver, kind="staff"),
    )
    written = Written(**WORDS | words, barriers=behind)
    return write_brief(cast.network, written, by=cast.facilitator, client_key=key or uuid4())
