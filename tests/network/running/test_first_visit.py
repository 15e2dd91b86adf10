"""The code in the terminal opens the first visit, once."""

import stat

import pytest
from django.core.management import CommandError, call_command

from network.people.models import Person
from network.running import first_visit


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def test_the_printed_code_opens_the_door_however_it_is_typed(db):
    code = first_visit.new_code()
    assert first_visit.is_open()
    for typed in (code, code.lower(), code.replace("-", ""), f" {code} "):
        assert first_visit.code_matches(typed)
    assert not first_visit.code_matches("")
    assert not first_visit.code_matches(code[:-1])


def test_no_code_was_printed_so_none_matches(db):
    assert not first_visit.code_matches("")


def test_a_new_code_replaces_the_old_one(db):
    old, new = first_visit.new_code(), first_visit.new_code()
    assert not first_visit.code_matches(old)
    assert first_visit.code_matches(new)


def test_nothing_opens_once_somebody_has_an_account(db, capsys):
    call_command("first_visit")
    code = capsys.readouterr().out.strip()
    assert first_visit.code_matches(code)
    Person.objects.create_user("first@hub.test", name="First")
    assert not first_visit.is_open()
    assert not first_visit.code_matches(code)
    with pytest.raises(CommandError, match="already"):
        call_command("first_visit")


def test_only_a_hash_is_kept_for_its_owner_alone(db, tmp_path):
    code = first_visit.new_code()
    (kept,) = tmp_path.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert code.replace("-", "") not in kept.read_text()
