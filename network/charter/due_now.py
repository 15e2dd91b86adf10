"""Standing by the charter: asked of everybody once for each version and school year, one tap on Due now."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from network.charter.models import CharterVersion, CharterYes
from network.due.items import Item, Tap, Taps
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given
from network.lib.words import days_ago


def _rows() -> Any:
    newer = CharterVersion.objects.filter(network=OuterRef("network"), number__gt=OuterRef("number"))
    yes = CharterYes.objects.filter(
        version=OuterRef("pk"), person=Given("person"), school_year=OuterRef("network__school_year")
    )
    waiting = CharterVersion.objects.filter(~Exists(newer), ~Exists(yes), network=Given("network"))
    return waiting.order_by().values(json=JSONObject(number="number", at="at", slug="network__slug"))


def _item(asked: Asked, row: Row) -> Item:
    url = reverse("charter:charter", args=[row["slug"]])
    written = days_ago(timezone.localdate(datetime.fromisoformat(row["at"])), asked.today)
    return Item(
        "Stand by the charter",
        f"What the network stands for, version {row['number']}, written {written}. Your name under it for this year.",
        url,
        "Read it",
        taps=Taps(
            reverse("charter:stand_by", args=[row["slug"]]),
            (Tap("I stand by this", "version", str(row["number"])),),
        ),
    )


put_on_due_now(Kind("charter", each(_item), _rows))
