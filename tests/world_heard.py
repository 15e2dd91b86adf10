"""Private words that somebody was not heard, for the tests that need one."""

from uuid import uuid4

from design_process.heard.actions import Said, say_not_heard
from design_process.heard.models import NotHeard
from districts.directory.models import Member
from network.people.models import Person


def a_note(
    member: Member, what: str = "My idea was passed over.", *, by: Person, to: tuple[Person, ...], **about: object
) -> NotHeard:
    """What somebody of a member's team wrote to some facilitators. `about`: wish, and about (a round or a meeting)."""
    return say_not_heard(member, Said(what, **about), to, by=by, client_key=uuid4())
