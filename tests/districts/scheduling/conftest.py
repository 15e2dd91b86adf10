"""A network of three members on the map, in the August before its year is planned."""

import pytest
import time_machine

from districts.directory.models import StakeholderGroup
from network.membership.roles import Role
from tests.world import a_member, a_person, a_seat
from tests.world_planning import AUGUST, a_draft, placed

PLACES = {"Gold Ridge Union": (39.11, -120.9), "Camino Flat": (39.16, -121.1), "Silver Fork": (39.4, -120.6)}


@pytest.fixture
def august():
    """Two weeks before the school year, for the cast too: their roles are dated."""
    with time_machine.travel(AUGUST):
        yield


@pytest.fixture
def network(cast):
    """Three members on the map, one with a team of two teachers."""
    members = [cast.member, cast.neighbour, a_member(cast.network, "Silver Fork", pupils=90)]
    for member in members:
        placed(member, *PLACES[member.district.name])
    teacher = a_person("second@sierra.test", "Sam Ito")
    a_seat(cast.member, teacher, Role.TEAM_MEMBER, stakeholder_group=StakeholderGroup.TEACHER)
    return cast.network


@pytest.fixture
def hub(client, cast):
    client.force_login(cast.facilitator)
    return client


@pytest.fixture
def draft(network):
    return a_draft(network)
