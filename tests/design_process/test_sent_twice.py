"""A form that makes something, sent by one person in several windows at the same moment: one thing is made."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.models import Observation
from design_process.measures.models import Indicator
from design_process.phases.models import DesignCycle
from design_process.problems.models import Goal, ProblemOfPractice
from districts.directory.models import Member
from network.people.models import Person
from tests.access_table.measures import INDICATOR
from tests.access_table.phases import CYCLE
from tests.access_table.problems import GOAL, PROBLEM
from tests.threads import in_threads
from tests.world import a_cycle, a_goal, a_prototype

TIMES = 4
SEEN = {"words": "Nine of them raised a hand.", "observed_on": timezone.localdate().isoformat()}
INVITED = {"email": "new@sierra.test", "name": "New Person", "role": "co_facilitator"}
TYPED = {"name": "Willow Bend", "kind": "elementary", "county": "Sierra Vista"}


def observed(cast):
    return reverse("cycles:observe", args=[a_cycle(a_prototype(cast.member, by=cast.driver)).pk])


def a_second_goal(cast):
    a_goal(cast.member, by=cast.driver)
    return reverse("problems:new_goal", args=[cast.member.pk])


def of_the_network(name):
    return lambda cast: reverse(name, args=[cast.network.slug])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("who", "address", "said", "model"),
    [
        ("driver", observed, SEEN, Observation),
        ("driver", a_second_goal, GOAL | {"seen": "0", "by_when": str(timezone.localdate() + timedelta(50))}, Goal),
        ("facilitator", of_the_network("problems:new_problem"), PROBLEM, ProblemOfPractice),
        ("facilitator", of_the_network("measures:new_network_indicator"), INDICATOR, Indicator),
        ("facilitator", of_the_network("phases:start_design_cycle"), CYCLE, DesignCycle),
        ("facilitator", of_the_network("directory:invite"), INVITED, Person),
        ("facilitator", of_the_network("directory:add_member"), TYPED, Member),
    ],
    ids=["observation", "goal", "problem", "indicator", "design cycle", "invitation", "member"],
)
def test_it_is_made_once(cast, who, address, said, model):
    to = address(cast)
    clients = [Client() for _ in range(TIMES)]
    for client in clients:
        client.force_login(cast.everyone[who])
    before = model.objects.count()
    answers = in_threads(lambda index: clients[index].post(to, said).status_code, TIMES)
    assert model.objects.count() == before + 1
    # Who comes late is led to the same page, or told that it is there already.
    assert set(answers) <= {302, 422}
    assert 302 in answers
