"""What the network knows, laid out for checking a file: whose codes and names are whose, and what each word means."""

from collections.abc import Iterable
from datetime import date

from design_process.measures.actions import asked_by
from design_process.measures.models import Indicator
from design_process.number_files.checking import Known, Whose, plain_words
from design_process.number_files.models import NumberFile
from districts.directory.facts import plain_name
from districts.directory.models import DistrictCode, Member, School


def known_to(file: NumberFile, today: date) -> Known:
    """Four queries, whatever the size of the network."""
    network_id, only = file.network_id, file.member_id
    codes: dict[str, Whose] = {}
    names: list[tuple[str, Whose]] = []
    member_of = dict(Member.objects.filter(network=network_id).values_list("district_id", "pk"))
    rows = School.objects.filter(network=network_id, district__in=member_of).values_list(
        "pk", "district_id", "name", "cds_code"
    )
    for pk, district_id, name, code in rows:
        whose = (member_of[district_id], pk)
        names.append((name, whose))
        if code:
            codes[code] = whose
    for value, district_id in DistrictCode.objects.filter(network=network_id, district__in=member_of).values_list(
        "value", "district_id"
    ):
        codes[value] = (member_of[district_id], None)
    names += [
        (name, (pk, None)) for pk, name in Member.objects.filter(network=network_id).values_list("pk", "district__name")
    ]
    own = [(name, whose) for name, whose in names if whose[0] == only]
    return Known(
        codes=codes,
        places={**_once(names), **_once(own)},  # a name that another district has too means the own
        nearly=_nearly(names),
        indicators={found.pk: asked_by(found) for found in indicators_for(file)},
        names={word: int(pk) for word, pk in file.names.items()},
        groups=dict(file.groups),
        today=today,
        only=only,
    )


def indicators_for(file: NumberFile) -> Iterable[Indicator]:
    """Those that the numbers of a file may belong to: the network's, and its member's own."""
    if file.member is not None:
        return Indicator.objects.in_use().asked_of(file.member)
    return Indicator.objects.in_use().of_network(file.network_id)


def _once(names: Iterable[tuple[str, Whose]]) -> dict[str, Whose]:
    """By name, where the name is one place's alone."""
    found: dict[str, set[Whose]] = {}
    for name, whose in names:
        found.setdefault(plain_words(name), set()).add(whose)
    return {name: next(iter(whose)) for name, whose in found.items() if len(whose) == 1}


def _nearly(names: Iterable[tuple[str, Whose]]) -> dict[str, str]:
    return {plain_name(name): name for name, _ in names}
