"""Who may send files of numbers, look at them, and say yes."""

from design_process.number_files.actions import Meaning, Whose, keep_file, say_what_it_means
from design_process.number_files.jobs import read_numbers
from design_process.number_files.words import mapping_of
from tests.access_table.measures import HUB_AND_DRIVER, HUB_ONLY, member, posted, slug
from tests.access_table.row import Row
from tests.world import an_indicator

TEXT = b"district,week,indicator,count\nGold Ridge Union,2026-10-05,Visits,3\nNobody Knows It,2026-10-05,Visits,4\n"
HUB_ALONE = {"facilitator": 200}


def of_member(cast):
    return {"pk": a_file(cast, cast.member).pk}


def of_network(cast):
    return {"pk": a_file(cast, None).pk}


def a_file(cast, owner):
    """A file that has been read and waits for a yes: one number, and one line put aside."""
    visits = an_indicator(cast.network, "Visits", unit="count")
    file = keep_file(Whose(cast.network, owner), TEXT, name="visits.csv", by=cast.facilitator)
    meaning = Meaning(mapping_of(file.mapping), {"Visits": str(visits.pk)}, {})
    say_what_it_means(file, meaning, by=cast.facilitator)
    from django.db import transaction

    with transaction.atomic():
        read_numbers(file.pk)
    return file


STRANGERS = {**HUB_AND_DRIVER, "sponsor": 404}
ROWS = [
    Row("number_files:network", {**HUB_ONLY, "expert": 403}, kwargs=slug),
    Row("number_files:network", {**HUB_ONLY, "facilitator": 422, "expert": 403}, kwargs=slug, post={}),
    Row("number_files:member", {**HUB_AND_DRIVER, "neighbour": 403}, kwargs=member),
    Row("number_files:file", STRANGERS, kwargs=of_member, note="-member"),
    Row("number_files:file", HUB_ALONE, kwargs=of_network, note="-network"),
    Row("number_files:file", posted(STRANGERS), kwargs=of_member, post={"step": "confirm"}, note="-member"),
    Row("number_files:put_aside", STRANGERS, kwargs=of_member),
]
