"""A real county: nobody finds a small group in it, not even the two smallest districts, who know their own."""

import pytest

from network.lib.suppression import protect
from network.lib.suppression.reading import as_data, read_case
from tests.network.lib.suppression import eldorado
from tests.network.lib.suppression.attack import found_out, primary_only


@pytest.fixture(scope="module")
def county() -> dict:
    return eldorado.case(whole=False)


@pytest.fixture(scope="module")
def printed(county) -> dict:
    return as_data(protect(read_case(county)))


def test_the_published_table_withstands_the_attack(county, printed):
    assert list(found_out(county, printed)) == []


def test_the_naive_table_does_not(county):
    found = list(found_out(county, primary_only(county), viewers={}))
    assert len(found) > 10


def test_little_is_hidden_and_the_network_is_told(county, printed):
    assert printed["n|network|all"] == 33042
    assert printed["network|all"] == "12%"  # 11.9 pooled over districts
    assert printed["network|hispanic_latino"] != "*"
    top = [id_ for id_, cell in county["cells"].items() if id_[0] == "n" and not 1 <= cell["value"] <= 10]
    assert len([id_ for id_ in top if printed[id_] == "*"]) <= 12
