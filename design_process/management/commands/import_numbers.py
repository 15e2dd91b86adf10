"""`manage.py import_numbers FILE --network SLUG --by EMAIL`: the page for files of numbers, from the shell."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from design_process.number_files.actions import Meaning, Whose, confirm, drop, keep_file, say_what_it_means
from design_process.number_files.group_words import group_of
from design_process.number_files.jobs import import_numbers, read_numbers
from design_process.number_files.knowing import indicators_for
from design_process.number_files.models import NumberFile, StagedNumber
from design_process.number_files.words import TooManyNames, mapping_of, names_asked, words_in
from districts.directory.access import holdings_of
from districts.directory.models import Member
from network.lib.csvfile import MAX_BYTES, Refused, too_large
from network.membership.models import Network
from network.membership.roles import Can
from network.people.models import Person

MOST_REASONS = 20


class Command(BaseCommand):
    help = "Bring a file of numbers into a network. Said again, it changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV, tab-separated text, or an Excel workbook")
        parser.add_argument("--network", required=True, metavar="SLUG")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who brings it in: somebody of the hub")
        parser.add_argument("--member", default="", metavar="NAME", help="only this district's numbers")
        parser.add_argument("--period", default="", metavar="2024-25", help="when no column of the file says it")
        parser.add_argument("--dry-run", action="store_true", help="print what would change and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._run(options)
        except (Refused, TooManyNames) as refused:
            raise CommandError(str(refused)) from refused

    def _run(self, options: dict[str, Any]) -> None:
        by = _person(options)
        file = keep_file(_whose(options, by), _bytes(options["file"]), name=options["file"].name, by=by)
        if file.state == NumberFile.State.ASKING:
            _understand(file, options["period"], by)
        with transaction.atomic():
            read_numbers(file.pk)
        file.refresh_from_db()
        self._print(file)
        if options["dry_run"]:
            drop(file)
            self.stdout.write("Dry run: nothing was changed.")
            return
        confirm(file, by=by)
        with transaction.atomic():
            import_numbers(file.pk)
        file.refresh_from_db()
        self.stdout.write("In: {new} new, {corrected} corrected, {same} the same.".format(**file.outcome))

    def _print(self, file: NumberFile) -> None:
        if file.trouble:
            raise CommandError(file.trouble)
        self.stdout.write(
            "Found: {new} new, {changed} changed, {same} the same, {rejected} put aside.".format(**file.found)
        )
        aside = StagedNumber.objects.of(file).filter(verdict=StagedNumber.Verdict.REJECTED)
        reasons = Counter(aside.values_list("problem", flat=True))
        for reason, count in reasons.most_common(MOST_REASONS):
            first = aside.filter(problem=reason).values_list("line", flat=True)[0]
            self.stderr.write(f"{count} put aside, line {first} for one: {reason}")


def _person(options: dict[str, Any]) -> Person:
    person = Person.objects.filter(email__iexact=options["by"]).first()
    if person is None:
        raise CommandError(f"Nobody here has the address {options['by']}.")
    return person


def _whose(options: dict[str, Any], by: Person) -> Whose:
    network = Network.objects.filter(slug=options["network"]).first()
    if network is None:
        raise CommandError(f"There is no network “{options['network']}”.")
    if not holdings_of(by).may(Can.EDIT_NETWORK, network):
        raise CommandError(f"{by} does not look after {network.name}.")
    if not options["member"]:
        return Whose(network)
    member = Member.objects.filter(network=network, district__name__iexact=options["member"]).first()
    if member is None:
        raise CommandError(f"{network.name} has no member “{options['member']}”.")
    return Whose(network, member)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise CommandError(f"There is no file {path}.")
    if path.stat().st_size > MAX_BYTES:
        raise Refused(too_large(path.stat().st_size))
    return path.read_bytes()


def _understand(file: NumberFile, period: str, by: Person) -> None:
    """Say yes to what the file's names suggest."""
    proposed = {**file.mapping, "period": period or file.mapping.get("period", "")}
    mapping = mapping_of(proposed)
    if mapping.lacks:
        raise Refused(f"The file cannot be understood from its names alone. {mapping.lacks}")
    names = {name.word: name.proposed for name in names_asked(file, mapping, indicators_for(file))}
    groups = {word: file.groups.get(word) or group_of(word) for word in words_in(file, mapping, "group") if word}
    say_what_it_means(file, Meaning(mapping, names, groups, add_groups=True), by=by)
