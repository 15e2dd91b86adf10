"""What tests begin with is laid down as it was built, and taken away whole."""

import pytest
from django.db import connection

from network.people.models import Person
from tests import rows
from tests.world import Cast, a_person


def contents() -> dict[str, list[tuple]]:
    found = {}
    with connection.cursor() as cursor:
        for name in rows.tables_with_rows():
            cursor.execute(f'SELECT * FROM "{name}" ORDER BY id')
            found[name] = cursor.fetchall()
    return found


@pytest.mark.django_db(transaction=True)
def test_rows_are_laid_down_as_they_were_built_and_go_again():
    if not rows.in_bulk():
        pytest.skip("this role may not switch triggers off")
    first = rows.laid(Cast)
    built = contents()
    rows.empty_tables()
    assert rows.tables_with_rows() == []
    again = rows.laid(Cast)
    assert contents() == built
    assert again.driver.email == first.driver.email
    a_person("one.more@sierra.test")  # its number is free, and its history is written again
    assert Person.objects.count() == len(built["network_person"]) + 1


def test_where_rows_are_already_it_is_built_beside_them(db):
    a_person("early@sierra.test")
    assert rows.laid(Cast).driver.pk
    assert Person.objects.filter(email="early@sierra.test").exists()
