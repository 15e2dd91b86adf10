"""Data walks, for the tests that need some."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from design_process.data_walks.actions import Said, open_walk, write_entries
from design_process.data_walks.models import DataWalk, WalkEntry
from design_process.measures.models import Indicator
from districts.directory.models import Member
from network.membership.models import Network
from network.people.models import Person
from tests.world import an_indicator


def a_walk(network: Network, title: str = "Who explains?", *indicators: Indicator, by: Person) -> DataWalk:
    """A walk that is open for two weeks, of one new chart unless some are given."""
    charts = indicators or (an_indicator(network, f"Chart of {title}", by=by),)
    until = timezone.localdate() + timedelta(days=14)
    return open_walk(network, title, charts, until, by=by, client_key=uuid4())


def noticed(walk: DataWalk, words: str, *, by: Person, member: Member, **about: Any) -> WalkEntry:
    write_entries(walk, Said(noticing=words, **about), member, by=by, client_key=uuid4())
    return walk.entries.get(words=words)


def wondered(walk: DataWalk, words: str, *, by: Person, member: Member, **about: Any) -> WalkEntry:
    write_entries(walk, Said(wondering=words, **about), member, by=by, client_key=uuid4())
    return walk.entries.get(words=words)
