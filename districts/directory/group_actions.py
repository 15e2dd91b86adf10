"""Adding a student group of a network's own."""

from dataclasses import dataclass

from django.db import transaction

from districts.directory.groups import own_key
from districts.directory.models import OwnDimension, OwnGroup
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network
from network.people.models import Person


@dataclass(frozen=True)
class NewGroup:
    """A group, and the dimension it belongs to: one that is there, a new one by its name, or programs and support."""

    label: str
    dimension: OwnDimension | None = None
    new_dimension: str = ""
    adds_up: bool = False  # of a new dimension: its groups add up to everyone


@transaction.atomic
def add_group(network: Network, new: NewGroup, *, by: Person) -> OwnGroup:
    """Add a group to a network's own. Sent twice, it is added once."""
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    there: OwnGroup | None = OwnGroup.objects.filter(network=network, label=new.label).first()
    if there is not None:
        return there
    dimension = new.dimension
    if new.new_dimension:
        dimension, _ = OwnDimension.objects.get_or_create(
            network=network, label=new.new_dimension, defaults={"is_partition": new.adds_up}
        )
    key = own_key(new.label, dimension.pk if dimension and dimension.is_partition else None)
    group = OwnGroup.objects.create(network=network, dimension=dimension, label=new.label, key=key, added_by=by)
    words = f"added the student group “{group.label}”{f' to {dimension}' if dimension else ''}"
    record(Activity.About.NUMBERS, words, network_id=network.pk, by=by, thing=group)
    return group
