"""The house is as it says it is; and each rule that says so is seen to catch what it forbids."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from network.outbox.handlers import handler_of
from tests import rules

ROOT = Path(__file__).resolve().parent.parent


def reverse_names() -> dict[str, set[str]]:
    """What the models of upper folders are called from the rows of lower ones."""
    found: dict[str, set[str]] = {}
    for lower, uppers in rules.UPPER_OF.items():
        names = found.setdefault(lower, set())
        for model in apps.get_app_config(lower).get_models():
            for relation in model._meta.get_fields(include_hidden=True):
                reverse = relation.auto_created and not relation.concrete and not relation.hidden
                if reverse and relation.related_model._meta.app_label in uppers:
                    names |= {relation.name, relation.get_accessor_name()}
    return found


def handled() -> Iterator[str]:
    """The kinds that have a handler in a running process, not only in the source."""
    for kind in {*rules.kinds_handled(ROOT), *rules.kinds_owed(ROOT)}:
        try:
            handler_of(kind)
        except LookupError:
            continue
        yield kind


# A rule → a file that breaks it. `{name}` is filled in below.
LONG = "\n".join(f"    x = {number}" for number in range(50))
PLANTED: dict[str, tuple[str, str]] = {
    "files_are_short": ("network/lib/planted.py", "x = 1\n" * 401),
    "functions_are_short": ("network/people/planted_views.py", f"def page(request):\n{LONG[:300]}\n"),
    "functions_take_few_arguments": ("network/lib/planted.py", "def f(a, b, c, *, d, e, f, g): ...\n"),
    "names_say_what_is_inside": ("districts/directory/utils.py", '"""Odds and ends."""\n'),
    "packages_say_what_they_are_for": ("network/planted/__init__.py", ""),
    "only_the_outbox_sends_to_the_broker": ("network/people/planted.py", "perform.delay(1)\n"),
    "views_read_only_what_may_be_seen": (
        "districts/barriers/planted_views.py",
        "ok = Barrier.objects.seen_by(person)\nwrong = Barrier.objects.filter(pk=1)\n",
    ),
    "only_what_prints_reads_a_networks_sums": (
        "design_process/progress/planted.py",
        "ok = Rollup.objects.filter(member=one)\nwrong = Rollup.objects.filter(member=None)\n",
    ),
    "logic_is_where_it_is_looked_for": (
        "network/people/planted.py",
        "from django.db.models.signals import post_save\n",
    ),
    "lower_folders_name_no_upper_one": ("network/people/planted.py", "Network.objects.filter({upper}__pk=1)\n"),
    "nothing_is_left_for_later": ("network/people/planted.py", "x = 1  # TO" + "DO\n"),
    "nobody_reads_bi_monthly": ("templates/planted.html", "Meets bi" + "-monthly\n"),
    "pages_hold_no_code_of_their_own": ("templates/planted.html", "<p\n  style='color: red'>\n"),
    "owed_effects_are_handled": ("network/people/planted.py", 'owe("nobody does this", "key")\n'),
}


def rule_named(name: str) -> rules.Rule:
    if name == "lower_folders_name_no_upper_one":
        return rules.lower_folders_name_no_upper_one(reverse_names())
    if name == "owed_effects_are_handled":
        return rules.owed_effects_are_handled(handled())
    return getattr(rules, name)


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The tree, to plant things in."""
    target = tmp_path_factory.mktemp("planted") / "tree"
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    for folder in (*rules.PRODUCT, "templates", "tests"):
        shutil.copytree(ROOT / folder, target / folder, ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", target)
    return target


@pytest.mark.parametrize("name", PLANTED)
def test_the_house_keeps_its_rule(name):
    assert list(rule_named(name)(ROOT)) == []


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_seen(name, copy):
    path, text = PLANTED[name]
    upper = min(reverse_names()["network"])
    planted, rule = copy / path, rule_named(name)
    before = set(rule(copy))
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(text.replace("{upper}", upper))
    try:
        (complaint,) = set(rule(copy)) - before
    finally:
        planted.unlink()
    assert path in complaint


def test_every_handler_is_known_to_a_running_process():
    assert set(rules.kinds_handled(ROOT)) <= set(handled())


def test_most_functions_are_read_at_a_glance():
    lengths = sorted(rules.length(function) for _, tree in rules.trees(ROOT) for function in rules.functions(tree))
    assert lengths[len(lengths) // 2] <= 8


def test_every_import_contract_is_seen_to_break(copy):
    """One forbidden import for each contract, all at once: each contract says so."""
    planted = {
        "districts/directory/planted.py": "import design_process.phases.models",  # folders
        "network/people/planted.py": "import network.running.serve",  # network
        "districts/directory/planted_too.py": "import districts.barriers.models",  # districts
        "design_process/phases/planted.py": "import design_process.cycles.models",  # design_process
        "design_process/cycles/planted.py": "import network.models",  # index
        "network/outbox/planted.py": "import tests.world",  # tests
        "network/lib/dates.py": "import django",  # pure
        "districts/unplaced/__init__.py": '"""A feature that nobody placed in a layer."""',
    }
    assert "BROKEN" not in lint_imports(copy)
    for path, text in planted.items():
        (copy / path).parent.mkdir(exist_ok=True)
        with (copy / path).open("a") as file:
            file.write(f"\n{text}\n")
    said = lint_imports(copy)
    assert said.count("BROKEN") == 7, said
    assert "KEPT" not in said
    assert "unplaced" in said


def lint_imports(tree: Path) -> str:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False).stdout
