"""Changing one's own account."""

from network.people.models import Person


def save_profile(person: Person) -> None:
    """Keep the name and the time zone a person chose."""
    person.save(update_fields=["name", "time_zone"])
