"""`manage.py rebuild_rollups [slug …]`: all sums anew from the measurements, as the nightly check would mend them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from design_process.measures.jobs import rebuild
from network.membership.models import Network


class Command(BaseCommand):
    help = "Compute the roll-ups of networks anew, a partition at a time. The site may go on meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="slug", help="of which networks; without, of all")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = set(options["slugs"])
        found = {network.slug: network.pk for network in Network.objects.order_by("slug")}
        if unknown := sorted(wanted - set(found)):
            raise CommandError(f"No network is called {', '.join(unknown)}.")
        for slug, network_id in found.items():
            if not wanted or slug in wanted:
                self.stdout.write(f"{slug}: {rebuild(network_id)} partitions")
