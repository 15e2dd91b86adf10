"""Who is asking, and the name under which a session keeps the role they chose to act in."""

from django.http import HttpRequest

from network.people.models import Person

ACTING_KEY = "acting_grant"


def person_of(request: HttpRequest) -> Person:
    """The person behind a request on a page that only signed-in people reach. TypeError on any other."""
    person = request.user
    if not isinstance(person, Person):
        raise TypeError("nobody is signed in")
    return person
