"""A change idea across districts: where each card came from, what was changed, what came of it, and its passport.

Everything here is what one reader may see: a card or cycle out of their reach is not drawn, not counted, not hinted at.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from design_process.cycles.compare import HELD, NOT_HELD, PARTLY
from design_process.predictions.contexts import LABELS, UNKNOWN, Context, band
from design_process.predictions.ledger import Idea, Lineage, Surroundings, Try, compared, idea_from
from design_process.predictions.tree import Box, Tree, tree_of
from design_process.prototypes.models import Prototype
from districts.directory.models import DistrictProfile, Member
from network.lib.words import listed, number_word
from network.membership.models import Network

LIKE = ("grades", "pupils")  # the sides on which districts can be like each other: both are bands


@dataclass(frozen=True)
class Kin:
    """One card of the family, as the outline prints it. `depth`: how many cards stand above it."""

    key: int
    name: str
    district: str
    url: str
    depth: int
    changed: str
    state: str
    came_of_it: str


@dataclass(frozen=True)
class Side:
    """What came of predictions in one kind of surroundings."""

    label: str
    value: str
    held: int
    partly: int
    not_held: int


@dataclass(frozen=True)
class Passport:
    """What another district would ask before it tries."""

    tested: str
    held: str
    not_yet: str
    conditions: tuple[str, ...]
    minutes: str
    money: tuple[str, ...]


@dataclass(frozen=True)
class Family:
    name: str
    sentence: str
    kin: tuple[Kin, ...]
    tree: Tree
    sides: tuple[Side, ...]
    passport: Passport
    like: str  # what came of it in districts like the reader's, in a sentence; empty without a district


def family_of(prototype: Prototype, person: Any, like: Collection[str] = LIKE) -> Family:
    """The family of one card for one reader. Eight queries at most, however large it is."""
    network = prototype.network
    lineage = Lineage(network.pk, person)  # 2
    key = lineage.root_of(prototype.pk)
    seen = Prototype.objects.seen_by(person).filter(network=network).select_related("member__district")
    cards = [card for card in seen.order_by("created_at", "pk") if lineage.root_of(card.pk) == key]  # 1
    rows = [
        row for row in compared(network.pk, person) if lineage.root_of(row.prediction.cycle.prototype_id) == key
    ]  # 1
    idea = _idea_of(key, lineage, rows, Surroundings(network, person, rows))  # 2
    profiles = _profiles(network)  # 1
    tries = idea.tries if idea else ()
    came = {card.pk: _came_of(card, tries) for card in cards}
    kin, boxes = _outline(cards, lineage, came)
    return Family(
        name=lineage.name[key] if key in lineage.seen else prototype.name,
        sentence=_sentence(cards),
        kin=kin,
        tree=tree_of(boxes),
        sides=tuple(_sides(tries)),
        passport=_passport(cards, tries, profiles),
        like=_like(person, network, profiles, tries, like),  # 1
    )


def _idea_of(key: int, lineage: Lineage, rows: Sequence[Any], around: Surroundings) -> Idea | None:
    return idea_from(key, lineage.name_of(key, rows), rows, around) if rows else None


def _came_of(card: Prototype, tries: Iterable[Try]) -> tuple[str, str]:
    """What came of one card's predictions, as a sign and in words."""
    mine = [one.verdict for one in tries if one.prototype_id == card.pk]
    if not mine:
        return "open", "nothing compared yet"
    held = mine.count(HELD)
    sign = "held" if held == len(mine) else "not" if not held and PARTLY not in mine else "partly"
    return sign, f"predictions held {held} of {len(mine)}"


def _outline(
    cards: Sequence[Prototype], lineage: Lineage, came: dict[int, tuple[str, str]]
) -> tuple[tuple[Kin, ...], list[Box]]:
    """The cards, each after the one it came from: whose parent is out of sight hangs on the next one in sight."""
    known = {card.pk: card for card in cards}
    above = {card.pk: _next_in_sight(card.pk, known, lineage) for card in cards}
    kin: list[Kin] = []
    boxes: list[Box] = []

    def add(card: Prototype, depth: int) -> None:
        sign, words = came[card.pk]
        district, url = str(card.member), reverse("prototypes:prototype", args=[card.pk])
        kin.append(Kin(card.pk, card.name, district, url, depth, card.adapted, card.get_state_display(), words))
        boxes.append(Box(card.pk, above[card.pk], card.name, district, sign))
        for child in cards:
            if above[child.pk] == card.pk:
                add(child, depth + 1)

    for card in cards:
        if above[card.pk] is None:
            add(card, 0)
    return tuple(kin), boxes


def _next_in_sight(pk: int, known: Collection[int], lineage: Lineage) -> int | None:
    passed, parent = {pk}, lineage.parent.get(pk)
    while parent is not None and parent not in known and parent not in passed:
        passed.add(parent)
        parent = lineage.parent.get(parent)
    return parent if parent in known and parent not in passed else None


def _sentence(cards: Sequence[Prototype]) -> str:
    districts = {card.member_id for card in cards}
    if len(districts) < 2:
        return "As far as you can see, one district works with this idea."
    return f"{number_word(len(districts)).capitalize()} districts work with this idea, as far as you can see."


def _sides(tries: Sequence[Try]) -> Iterable[Side]:
    """What came of it by each side of the surroundings, in the order of their words."""
    for name, label in LABELS.items():
        for value in sorted({getattr(one.context, name) for one in tries}):
            said = [one.verdict for one in tries if getattr(one.context, name) == value]
            yield Side(label, value or UNKNOWN, said.count(HELD), said.count(PARTLY), said.count(NOT_HELD))


def _profiles(network: Network) -> dict[int, Context]:
    """Grades and band of each member that takes part: the network's own year, else the latest."""
    members = Member.objects.filter(network=network).taking_part()
    rows = DistrictProfile.objects.filter(network=network, district__membership__in=members)
    found: dict[int, Context] = {}
    years: dict[int, str] = {}
    for member, year, grades, pupils in rows.order_by("school_year").values_list(
        "district__membership", "school_year", "grades", "enrolment"
    ):
        if years.get(member) != network.school_year:
            found[member], years[member] = Context(grades, band(pupils)), year
    return found


def _kind(one: Context) -> Context:
    return Context(one.grades, one.pupils)


def _passport(cards: Sequence[Prototype], tries: Sequence[Try], profiles: dict[int, Context]) -> Passport:
    tested = {_kind(one.context) for one in tries}
    held = {_kind(one.context) for one in tries if one.verdict == HELD}
    minutes = sorted({card.minutes for card in cards if card.minutes is not None})
    return Passport(
        tested=_places(tested),
        held=_places(held),
        not_yet=_places(set(profiles.values()) - tested),
        conditions=_each_once(card.conditions for card in cards),
        minutes=_range(minutes),
        money=_each_once(card.money for card in cards),
    )


def _places(kinds: Iterable[Context]) -> str:
    return listed(sorted({str(one) for one in kinds}))


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))


def _range(minutes: Sequence[int]) -> str:
    if not minutes:
        return ""
    first, last = minutes[0], minutes[-1]
    return f"{first} minutes a week" if first == last else f"{first} to {last} minutes a week"


def _like(
    person: Any, network: Network, profiles: dict[int, Context], tries: Sequence[Try], like: Collection[str]
) -> str:
    """What came of it in districts like the reader's, on the sides they chose."""
    own = Member.objects.filter(network=network, pk__in=person.holdings.own_members).order_by("pk").first()
    mine = profiles.get(own.pk) if own else None
    sides = [name for name in LIKE if name in like and mine and getattr(mine, name)]
    if mine is None or not sides:
        return ""
    alike = [one for one in tries if all(getattr(one.context, name) == getattr(mine, name) for name in sides)]
    place = Context(**{name: getattr(mine, name) for name in sides})
    if not alike:
        return f"Nothing was compared yet in {place}, as yours is."
    held = [one.verdict for one in alike].count(HELD)
    return f"In {place}, as yours is, predictions held {held} of {len(alike)}."
