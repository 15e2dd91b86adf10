"""The letter that there is something to read: never what, never by whom."""

from django.urls import reverse

from design_process.heard.models import NotHeard
from network.lib.letters import Letter, absolute, send
from network.membership.access import reaches
from network.outbox.handlers import handles
from network.people.models import Person


@handles("to_read")
def say_something_is_to_read(note: int, person: int, about: str) -> None:
    """Write to one person, unless they may not read it any more or it was taken back."""
    found = NotHeard.objects.filter(pk=note, taken_back_at=None).first()
    reader = Person.objects.filter(pk=person, is_active=True).first()
    if found is None or reader is None or not reaches(reader, found):
        return
    link = absolute(reverse("heard:note", args=[found.pk]))
    context = {"reader": reader, "link": link}
    send(Letter(f"to_read:{about}:{reader.pk}", reader.email, "Something for you to read", "to_read", context))
