"""The commitment pulse on Due now of a driver: one tap says yes; whatever needs a sentence has its page."""

from typing import Any

from districts.pulse.links import OPEN_FOR, answer_path
from districts.pulse.models import CommitmentPulse
from districts.pulse.waiting import WHY, asked_on, newest
from network.due.items import Item, Tap, Taps
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given
from network.lib.words import days_ago


def _rows() -> Any:
    return newest(CommitmentPulse.objects.waiting().filter(member=Given("member"), person=Given("person")))


def _item(asked: Asked, row: Row) -> Item | None:
    on = asked_on(row)
    if on + OPEN_FOR < asked.today:
        return None
    url = answer_path(row["pk"])
    still_in = Taps(url, (Tap("Yes, we are in", "answer", CommitmentPulse.Answer.IN.value),))
    when = f"asked {days_ago(on, asked.today)}"
    return Item(f"Is {asked.member} still in?", WHY, url, "Say something else", on + OPEN_FOR, taps=still_in, when=when)


put_on_due_now(Kind("pulse", each(_item), _rows))
