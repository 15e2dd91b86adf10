"""The letter of the week."""

from datetime import date

from django.utils import timezone

from design_process.digests.digest import Digest, digest_of, waiting_words
from design_process.digests.jobs import about_of, whose_turn
from design_process.digests.weeks import monday_of
from network.lib.letters import Letter, absolute, send
from network.membership.models import Network
from network.outbox.handlers import handles
from network.people.models import Person
from network.telling.actions import tell_once
from network.telling.links import DIGEST, fewer_link


@handles("digest")
def send_digest(network: int, person: int, day: str) -> None:
    """Tell somebody what waits for them, once a week. With nothing to say it is noted that nothing was said.

    Late, outside school hours or after a change of mind, it sends nothing; the job asks again on the next school day.
    """
    found = Network.objects.filter(pk=network).first()
    now = timezone.now()
    turn = next(iter(whose_turn(found, now, person_id=person)), None) if found else None
    if turn is None or found is None:
        return
    reader, today = turn
    digest = digest_of(reader, found, today=today, now=now)
    first = tell_once(person, network, about_of(monday_of(today)), sent=bool(digest.sections))
    if first and digest.sections:
        send(letter_of(digest, reader, found, monday_of(today)))


def letter_of(digest: Digest, person: Person, network: Network, week: date) -> Letter:
    fewer = fewer_link(person.pk, network.pk, DIGEST)
    sections = [
        {
            "heading": section.heading,
            "lines": [{"words": one.words, "why": one.why, "url": absolute(one.path)} for one in section.lines],
            "more": waiting_words(section.more) if section.more else "",
            "url": absolute(section.path),
        }
        for section in digest.sections
    ]
    context = {"person": person, "network_name": network.name, "sections": sections}
    key = f"digest:{network.pk}:{person.pk}:{week}"
    return Letter(key, person.email, digest.subject, "digest", context, fewer=fewer)
