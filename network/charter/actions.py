"""Writing the charter, suggesting words for it, standing by it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from network.activity.actions import record
from network.activity.models import Activity
from network.charter.models import CharterSuggestion, CharterVersion, CharterYes, Part
from network.membership.actions import change_network
from network.membership.models import Network


class CharterMoved(Exception):
    """Somebody wrote another version meanwhile: `latest`."""

    def __init__(self, latest: CharterVersion) -> None:
        super().__init__(f"version {latest.number} is newer")
        self.latest = latest


@dataclass(frozen=True)
class Words:
    """What a version says. `reason`: what changed and why; every version but the first has one."""

    vision: str = ""
    mission: str = ""
    equity: str = ""
    core_values: str = ""
    norms: str = ""
    reason: str = ""


def newest(network: Network) -> CharterVersion | None:
    """The version in force; None before the first. One query."""
    found: CharterVersion | None = CharterVersion.objects.filter(network=network).first()
    return found


@transaction.atomic
def write_version(
    network: Network, words: Words, *, seen: int, by: Any, taken: tuple[CharterSuggestion, ...] = ()
) -> CharterVersion:
    """Write the next version; suggestions that wait are settled by it, those in `taken` as taken up.

    `seen`: the number of the version the writer started from, 0 for none. Raises CharterMoved when another is newer.
    The same words again change nothing. The network's mission follows the charter's.
    """
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)  # one number each
    before = newest(network)
    if before is not None and before.number != seen:
        raise CharterMoved(before)
    said = {part: getattr(words, part) for part in Part.values}
    if before is not None and all(getattr(before, part) == text for part, text in said.items()):
        return before
    number = before.number + 1 if before else 1
    version: CharterVersion = CharterVersion.objects.create(
        network=network, number=number, reason=words.reason if before else "", by=by, **said
    )
    waiting = CharterSuggestion.objects.filter(network=network, settled_in=None)
    waiting.filter(pk__in=[one.pk for one in taken]).update(settled_in=version, is_taken=True)
    waiting.update(settled_in=version)
    change_network(network.pk, {"mission": words.mission}, by=by)
    line = f"wrote version {number} of the charter"
    record(Activity.About.PROCESS, line, network_id=network.pk, by=by, thing=version, why=version.reason)
    return version


def stand_by(version: CharterVersion, network: Network, *, by: Any) -> bool:
    """Note that somebody stands by a version in this school year. Returns whether that is new."""
    _, made = CharterYes.objects.get_or_create(
        version=version, person=by, school_year=network.school_year, defaults={"network": network}
    )
    return made


@transaction.atomic
def suggest(network: Network, part: str, words: str, *, by: Any, client_key: UUID) -> CharterSuggestion:
    """Suggest words for a part. The same `client_key` again returns the first one."""
    found, made = CharterSuggestion.objects.get_or_create(
        network=network, client_key=client_key, defaults={"part": part, "words": words, "by": by}
    )
    if made:
        line = f"suggested words for the charter ({found.get_part_display().lower()})"
        record(Activity.About.PROCESS, line, network_id=network.pk, by=by, thing=found)
    suggestion: CharterSuggestion = found
    return suggestion
