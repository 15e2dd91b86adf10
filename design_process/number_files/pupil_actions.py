"""Keeping the counts of a file with one row for each pupil; the rows themselves are never kept."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from design_process.measures.actions import add_indicator
from design_process.measures.models import Indicator
from design_process.number_files import staging
from design_process.number_files.actions import Whose, put_waiting_aside
from design_process.number_files.checking import checked
from design_process.number_files.jobs import counts_of
from design_process.number_files.knowing import known_to
from design_process.number_files.known_indicators import name_of
from design_process.number_files.models import NumberFile
from design_process.number_files.pupils import Count, OneRowAPupil, counted
from districts.directory.access import holdings_of
from districts.directory.groups import BY_KEY
from network.people.models import Person


@dataclass(frozen=True)
class Answers:
    """What is to be counted in a file of pupils, and which indicator it is; with none, one is made of it."""

    outcome: str
    groups: tuple[str, ...] = ()
    period: str = ""
    indicator: Indicator | None = None
    file_name: str = ""


@transaction.atomic
def keep_counts(whose: Whose, found: OneRowAPupil, answers: Answers, *, by: Person) -> NumberFile:
    """Count a file in memory and stage the counts, to be looked at like those of any file.

    Raises Refused when the outcome says neither yes nor no somewhere.
    """
    groups = {key for column in answers.groups for key in found.columns.groups[column].values()}
    indicator = answers.indicator or add_indicator(_made(whose, answers, groups), by=by)
    count = Count(answers.outcome, indicator.frequency, answers.groups, answers.period)
    numbers, left = counted(found.table, found.mapping, found.columns, count)
    put_waiting_aside(whose, by)
    file = NumberFile.objects.create(
        network=whose.network, member=whose.member, by=by, file_name=answers.file_name[:200],
        look={"rows": len(numbers), "few": {}, "columns": [], "not_counted": left},
        names={"": indicator.pk}, groups={key: key for key in BY_KEY}, state=NumberFile.State.WAITING,
    )  # fmt: skip
    lines = checked(numbers, known_to(file, timezone.localdate()))
    staging.stage(file.network_id, file.pk, holdings_of(by).told_members, lines)
    NumberFile.objects.filter(pk=file.pk).update(found=counts_of(file))
    return file


def _made(whose: Whose, answers: Answers, groups: set[str]) -> Indicator:
    name = name_of(answers.outcome)
    return Indicator(
        network=whose.network, member=whose.member, name=name, unit=Indicator.Unit.SHARE,
        definition=f"Pupils with “{name.lower()}” in the student system.", numerator_label=name.lower(),
        denominator_label="pupils", groups=sorted(groups), is_new_data=False, source="Counted from the student system",
        frequency="year" if "-" in answers.period and len(answers.period) == 7 else "month",
    )  # fmt: skip
