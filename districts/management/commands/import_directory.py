"""`manage.py import_directory FILE --county "El Dorado" --network SLUG`: the upload page from the shell."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from districts.directory.import_actions import bring_in
from districts.directory.imports import Choice, Line, keep_upload, preview_of, tally, tally_schools
from districts.directory.models import Member, Upload
from districts.directory.state_codes import cds_code, district_of
from districts.directory.state_file import read_state_file
from network.lib.csvfile import MAX_BYTES, Refused, too_large
from network.membership.models import Network


class Command(BaseCommand):
    help = "Bring districts of the state's directory file into a network. Said again, it changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the list of schools or the list of districts")
        parser.add_argument("--network", required=True, metavar="SLUG")
        parser.add_argument("--county", default="", help="every district whose code is of this county")
        parser.add_argument("--district", action="append", default=[], metavar="CDS", help="a single district; repeat")
        parser.add_argument("--year", default="", metavar="2025-26", help="when the file does not say it")
        parser.add_argument("--prospective", action="store_true", help="new members have not said yes yet")
        parser.add_argument("--dry-run", action="store_true", help="print what would change and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        network = Network.objects.filter(slug=options["network"]).first()
        if network is None:
            raise CommandError(f"There is no network “{options['network']}”.")
        try:
            self._run(network, options)
        except Refused as refused:
            raise CommandError(str(refused)) from refused

    def _run(self, network: Network, options: dict[str, Any]) -> None:
        upload = self._read(network, options)
        lines = _chosen(upload, options)
        self._print(upload, lines)
        if options["dry_run"]:
            upload.delete()
            self.stdout.write("Dry run: nothing was changed.")
            return
        state = Member.State.PROSPECTIVE if options["prospective"] else Member.State.PREWORK
        choice = Choice(frozenset(line.cds for line in lines), state)
        outcome = bring_in(upload, choice, by=None, on=timezone.localdate())
        self.stdout.write(f"Members: {outcome.members_new} new.")

    def _read(self, network: Network, options: dict[str, Any]) -> Upload:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        if path.stat().st_size > MAX_BYTES:
            raise Refused(too_large(path.stat().st_size))
        read = read_state_file(
            path.read_bytes(), name=path.name, school_year=options["year"], otherwise=network.school_year
        )
        if read.year_is_assumed:
            self.stderr.write(f"The file does not say its school year: taken for {read.school_year}. Or give --year.")
        return keep_upload(network, read, name=path.name, by=None)

    def _print(self, upload: Upload, lines: tuple[Line, ...]) -> None:
        districts, schools = tally(lines), tally_schools(lines)
        for rejected in upload.rejected[:20]:
            self.stderr.write(f"line {rejected['line']}: {rejected['reason']}")
        for name, counts in (("Districts", districts), ("Schools", schools)):
            self.stdout.write(f"{name}: {counts.new} new, {counts.changed} changed, {counts.same} same.")
        self.stdout.write(f"Lines put aside: {len(upload.rejected)}.")


def _chosen(upload: Upload, options: dict[str, Any]) -> tuple[Line, ...]:
    """The districts asked for. Raises Refused when none is, or the file has none of them."""
    if not options["county"] and not options["district"]:
        raise Refused("Say which districts: --county NAME, or --district CDS.")
    try:
        codes = {district_of(cds_code(text)) for text in options["district"]}
    except ValueError as problem:
        raise Refused(str(problem)) from problem
    preview = preview_of(upload)
    found = preview.chosen(codes | {line.cds for line in preview.of_county(options["county"])})
    missing = codes - {line.cds for line in found}
    if missing:
        raise Refused(f"The file has no district {', '.join(sorted(missing))}.")
    if not found:
        names = ", ".join(county.name for county in preview.counties)
        raise Refused(f"The file has no district of {options['county']} County. It has: {names}.")
    return found
