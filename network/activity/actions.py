"""Writing a line of history."""

from typing import Any

from django.db.models import Model

from network.activity.models import Activity


def record(
    about: Activity.About, words: str, *, network_id: int, by: Any, thing: Model | None = None, why: str = ""
) -> Activity:
    """Write who did what, inside the caller's transaction. `words` reads after the person's name."""
    return Activity.objects.create(
        network_id=network_id,
        about=about,
        words=words[:400],
        why=why[:400],
        by=by,
        thing=thing._meta.label_lower if thing else "",
        thing_id=thing.pk if thing else None,
    )
