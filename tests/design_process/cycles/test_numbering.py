"""Cycles are numbered 1, 2, 3 … within a prototype, also when many people plan at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from design_process.cycles.actions import Plan, plan_cycle
from design_process.cycles.models import TestCycle
from tests.world import a_prototype


@pytest.mark.django_db(transaction=True)
def test_forty_people_planning_at_once_get_forty_numbers(cast):
    prototype = a_prototype(cast.member, by=cast.driver)

    def plan(n):
        try:
            question = Plan(f"Question {n}?", "Yes.", date(2026, 10, 5), date(2026, 10, 23))
            return plan_cycle(prototype, question, by=cast.driver).number
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(plan, range(40)))
    assert sorted(numbers) == list(range(1, 41))
    assert TestCycle.objects.count() == 40


@pytest.mark.django_db(transaction=True)
def test_the_same_plan_sent_at_once_is_one_cycle(cast):
    prototype = a_prototype(cast.member, by=cast.driver)

    def plan(_):
        try:
            question = Plan("Again?", "Yes.", date(2026, 10, 5), date(2026, 10, 23))
            return plan_cycle(prototype, question, by=cast.driver).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(plan, range(16)))) == 1
    assert TestCycle.objects.count() == 1
