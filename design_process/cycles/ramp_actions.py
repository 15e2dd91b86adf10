"""In which ramp a cycle stands: the one it is told, a new one, or the one of the cycle before."""

from django.db import transaction
from django.db.models import Max

from design_process.cards.actions import ChangedMeanwhile
from design_process.cycles.models import Ramp, TestCycle
from design_process.prototypes.models import Prototype
from network.activity.actions import record
from network.activity.models import Activity
from network.people.models import Person


class RampNamed(Exception):
    """The prototype already has another ramp of this name."""


def ramp_for(prototype: Prototype, ramp: Ramp | None, new: str = "") -> Ramp:
    """The ramp for a cycle of a prototype whose row is held: a new one of that name, this one, or the last one used.

    Raises ValueError for a ramp of another prototype.
    """
    if new:
        return _made(prototype, new)
    if ramp is not None:
        if ramp.prototype_id != prototype.pk:
            raise ValueError("a cycle stands in a ramp of its own prototype")
        return ramp
    last = TestCycle.objects.filter(prototype=prototype).select_related("ramp").order_by("number").last()
    return last.ramp if last else _made(prototype, "Ramp 1")


def _made(prototype: Prototype, name: str) -> Ramp:
    last = prototype.ramps.aggregate(last=Max("number"))["last"] or 0
    whose = {"network_id": prototype.network_id, "number": last + 1}
    ramp, _ = Ramp.objects.get_or_create(prototype=prototype, name=name, defaults=whose)
    return ramp


def larger(scale: str) -> str:
    """The next larger scale; the largest stays."""
    sizes = list(TestCycle.Scale.values)
    return str(sizes[min(sizes.index(scale) + 1, len(sizes) - 1)])


@transaction.atomic
def name_ramp(ramp: Ramp, name: str, *, by: Person, seen: str) -> None:
    """Give a ramp another name. `seen`: the name the person started from.

    Raises ChangedMeanwhile when it has another by now, RampNamed when the prototype has one of that name.
    """
    prototype = Prototype.objects.select_for_update(no_key=True).get(pk=ramp.prototype_id)
    held = prototype.ramps.get(pk=ramp.pk)
    if held.name != seen:
        raise ChangedMeanwhile
    if prototype.ramps.filter(name=name).exclude(pk=held.pk).exists():
        raise RampNamed(name)
    held.name = name
    held.save(update_fields=["name"])
    words = f"named a ramp of {prototype.name} of {prototype.member}: {name}"
    record(Activity.About.WORK, words, network_id=held.network_id, by=by, thing=prototype)
