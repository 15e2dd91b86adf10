"""On Due now of a team: barriers that were answered lately, and joint briefs that might name its district."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from districts.barriers.briefs.models import BriefPart
from districts.barriers.models import Barrier, BarrierAnswer
from network.due.items import Item, Tap, Taps, Weight
from network.due.registry import Asked, Kind, Row, Whose, each, put_on_due_now
from network.lib.kept import Given

SHOWN = 3


def _answered() -> Any:
    lately = BarrierAnswer.objects.filter(barrier=OuterRef("pk"), at__gte=Given("lately"))
    rows = Barrier.objects.filter(Exists(lately), member=Given("member")).order_by("-raised_at")
    return rows.values(json=JSONObject(pk="pk", what="what", state="state"))[:SHOWN]


def _news(asked: Asked, row: Row) -> Item:
    url = reverse("barriers:barrier", args=[row["pk"]])
    when = str(Barrier.State(row["state"]).label).lower()
    return Item(row["what"], "Your barrier has an answer.", url, "Read the answer", weight=Weight.NEWS, when=when)


def _unnamed() -> Any:
    rows = BriefPart.objects.filter(member=Given("member"), is_named=False, brief__sent_at=None)
    return rows.order_by("pk").values(json=JSONObject(pk="pk", brief="brief", title="brief__title"))


def _may_name(asked: Asked, row: Row) -> Item:
    return Item(
        f"May a joint brief name you? {row['title']}",
        "It counts your district without naming it. It stays so unless you say yes before it is sent.",
        reverse("barriers:brief", args=[row["brief"]]),
        "Read the brief",
        weight=Weight.ROUTINE,
        taps=Taps(reverse("barriers:name_us", args=[row["pk"]]), (Tap("You may name us", "named", "yes"),)),
    )


put_on_due_now(
    Kind("answered_barriers", each(_news), _answered, whose=Whose.TEAM, rests=True),
    Kind("brief_names", each(_may_name), _unnamed, whose=Whose.DRIVER),
)
