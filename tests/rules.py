"""The rules of the house that a linter does not know, each a function: a tree of files in, complaints out."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

PRODUCT = ("network", "districts", "design_process")
UPPER_OF = {"network": ("districts", "design_process"), "districts": ("design_process",)}
FILE_LINES, TEST_LINES, TEMPLATE_LINES = 400, 500, 200
FUNCTION_LINES, VIEW_LINES, ARGUMENTS = 40, 25, 6
FORBIDDEN_NAMES = {
    "utils.py",
    "util.py",
    "helpers.py",
    "services.py",
    "selectors.py",
    "signals.py",
    "common.py",
    "misc.py",
}
ORM_VERBS = {
    "annotate", "defer", "distinct", "exclude", "filter", "get", "only", "order_by", "prefetch_related",
    "select_related", "values", "values_list", "F", "Q", "Prefetch", "Count", "Exists", "Max", "Min", "Sum",
}  # fmt: skip
Rule = Callable[[Path], Iterator[str]]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(root: Path, *folders: str) -> Iterator[Path]:
    for folder in folders or PRODUCT:
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def trees(root: Path, *folders: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sources(root, *folders):
        yield str(path.relative_to(root)), parsed(path.read_text())


@cache
def parsed(text: str) -> ast.Module:
    """A file as Python reads it, once for all rules: what is the same in a copy of the tree is not parsed again."""
    return ast.parse(text)


@cache
def nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """All that is in a file, walked through once for all rules."""
    return tuple(ast.walk(tree))


def templates(root: Path) -> Iterator[Path]:
    yield from sorted((root / "templates").rglob("*.html"))


def functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in nodes(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def is_view(path: str, function: Function) -> bool:
    arguments = function.args.posonlyargs + function.args.args
    return path.endswith("views.py") and bool(arguments) and arguments[0].arg == "request"


# --- sizes --------------------------------------------------------------------------------------


def files_are_short(root: Path) -> Iterator[str]:
    ceilings = ((sources(root), FILE_LINES), (sources(root, "tests"), TEST_LINES), (templates(root), TEMPLATE_LINES))
    for paths, most in ceilings:
        for path in paths:
            if (lines := len(path.read_text().splitlines())) > most:
                yield f"{path.relative_to(root)}: {lines} lines, {most} at most"


def functions_are_short(root: Path) -> Iterator[str]:
    for path, tree in trees(root):
        for function in functions(tree):
            most = VIEW_LINES if is_view(path, function) else FUNCTION_LINES
            if length(function) > most:
                yield f"{path}:{function.lineno}: {function.name} has {length(function)} lines, {most} at most"


def functions_take_few_arguments(root: Path) -> Iterator[str]:
    for path, tree in trees(root):
        for function in functions(tree):
            every = function.args.posonlyargs + function.args.args + function.args.kwonlyargs
            count = len([argument for argument in every if argument.arg not in {"self", "cls"}])
            if count > ARGUMENTS:
                yield f"{path}:{function.lineno}: {function.name} takes {count} arguments"


# --- where things are ---------------------------------------------------------------------------


def names_say_what_is_inside(root: Path) -> Iterator[str]:
    for path in sources(root):
        if path.name in FORBIDDEN_NAMES:
            yield f"{path.relative_to(root)}: a name that says nothing"


def packages_say_what_they_are_for(root: Path) -> Iterator[str]:
    for path in sources(root):
        empty = (
            path.name == "__init__.py"
            and "management" not in path.parts
            and not ast.get_docstring(parsed(path.read_text()))
        )
        if empty:
            yield f"{path.relative_to(root)}: no docstring"


def only_the_outbox_sends_to_the_broker(root: Path) -> Iterator[str]:
    for path, tree in trees(root):
        if path.startswith(("network/outbox/", "network/running/")):
            continue
        for node in nodes(tree):
            sent = {"delay", "apply_async", "send_task", "delay_on_commit"}
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in sent:
                yield f"{path}:{node.lineno}: .{node.func.attr}( past the outbox"


def models_of_ours(root: Path) -> set[str]:
    found = set()
    for path, tree in trees(root):
        if path.endswith("/models.py"):
            found |= {node.name for node in nodes(tree) if isinstance(node, ast.ClassDef)}
    return found


def views_read_only_what_may_be_seen(root: Path) -> Iterator[str]:
    """In a view, rows come through the door: `fetch(…)`, what belongs to a row so fetched, or `.seen_by(…)`."""
    ours = models_of_ours(root)
    for path, tree in trees(root):
        if not path.endswith("views.py"):
            continue
        for part in tree.body:
            inside = list(ast.walk(part))
            if any(isinstance(node, ast.Call) and getattr(node.func, "id", None) == "fetch" for node in inside):
                continue
            seen = {id(node.value) for node in inside if isinstance(node, ast.Attribute) and node.attr == "seen_by"}
            for node in inside:
                read = isinstance(node, ast.Attribute) and node.attr == "objects" and id(node) not in seen
                if read and getattr(node.value, "id", None) in ours:
                    yield f"{path}:{node.lineno}: .objects in a view without seen_by or fetch"


SUMS = {"Rollup", "Latest"}
MAY_READ_SUMS = (
    "design_process/measures/publication/", "design_process/measures/rollup.py", "design_process/measures/latest.py",
    "design_process/network_sets/rollup.py", "design_process/progress/network_board.py",  # who has sent, not what
)  # fmt: skip


def only_what_prints_reads_a_networks_sums(root: Path) -> Iterator[str]:
    """Elsewhere sums are read by the door (`.seen_by(…)`) or of one member (`.filter(member=…)`): never a network's."""
    for path, tree in trees(root):
        if path.startswith(MAY_READ_SUMS):
            continue
        guarded = {id(call.func.value) for call in nodes(tree) if isinstance(call, ast.Call) and _is_guarded(call)}  # type: ignore[attr-defined]
        for node in nodes(tree):
            read = isinstance(node, ast.Attribute) and node.attr == "objects" and id(node) not in guarded
            if read and getattr(node.value, "id", None) in SUMS:
                yield f"{path}:{node.lineno}: a network's sums are read past what is printed"


def _is_guarded(call: ast.Call) -> bool:
    """`objects.seen_by(…)`, or `objects.filter(member=…)` with a member."""
    if not isinstance(call.func, ast.Attribute):
        return False
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    member = given.get("member") or given.get("member__in")
    of_member = member is not None and not (isinstance(member, ast.Constant) and member.value is None)
    return call.func.attr == "seen_by" or (call.func.attr == "filter" and of_member)


def logic_is_where_it_is_looked_for(root: Path) -> Iterator[str]:
    """No signals of the database, no generic foreign keys, nothing in `save()`."""
    for path, tree in trees(root):
        for node in nodes(tree):
            if isinstance(node, ast.ImportFrom) and node.module in {"django.db.models.signals", "django.dispatch"}:
                yield f"{path}:{node.lineno}: a signal"
            if isinstance(node, ast.Name) and node.id == "GenericForeignKey":
                yield f"{path}:{node.lineno}: a generic foreign key"
            if isinstance(node, Function) and node.name == "save" and path.endswith("models.py"):
                yield f"{path}:{node.lineno}: logic in save()"


def lower_folders_name_no_upper_one(reverse_names: dict[str, set[str]]) -> Rule:
    """A rule about the reverse relations that upper folders' models leave on lower ones: {lower folder: names}."""

    def rule(root: Path) -> Iterator[str]:
        for lower, names in reverse_names.items():
            for path, tree in trees(root, lower):
                for line, used in _relation_names(tree):
                    if wrong := names & set(used.split("__")):
                        yield f"{path}:{line}: {used!r} names {sorted(wrong)} of a folder above"

    return rule


def _relation_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that an ORM call follows: keywords, strings, and `row.names.all()`."""
    for node in nodes(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ORM_VERBS:
            yield from ((node.lineno, keyword.arg) for keyword in node.keywords if keyword.arg)
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.lineno, argument.value
        if isinstance(node.func, ast.Attribute) and called in {"all", "filter", "exclude", "exists", "count", "first"}:
            manager = node.func.value
            if isinstance(manager, ast.Attribute):
                yield node.lineno, manager.attr


# --- words --------------------------------------------------------------------------------------


def nothing_is_left_for_later(root: Path) -> Iterator[str]:
    marks = re.compile(r"#\s*(placeholder|TODO|FIXME|XXX)\b|{#\s*(placeholder|TODO|FIXME)", re.IGNORECASE)
    for path in [*sources(root), *templates(root)]:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if marks.search(line):
                yield f"{path.relative_to(root)}:{number}: {line.strip()[:60]}"


def nobody_reads_bi_monthly(root: Path) -> Iterator[str]:
    """A word that half its readers take for twice a month."""
    for path in [*sources(root), *templates(root)]:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if re.search(r"bi-?monthly|bi-?weekly", line, re.IGNORECASE):
                yield f"{path.relative_to(root)}:{number}: say “every two months” or “twice a month”"


def pages_hold_no_code_of_their_own(root: Path) -> Iterator[str]:
    """Nothing that the content security policy would stop: inline scripts and styles, handlers, foreign hosts.

    A block of JSON is data: a browser does not run it.
    """
    inline = re.compile(
        r"<style[\s>]|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|<script(?![^>]*\s(?:src=|type=\"application/json\"))[^>]*>"
        r"|<(?:script|img|link|iframe|source)[^>]+(?:src|href)\s*=\s*[\"']https?://",
        re.IGNORECASE,
    )
    for path in templates(root):
        if "email" in path.relative_to(root).parts:  # letters are not pages: no policy, and no stylesheet, reaches them
            continue
        for found in inline.finditer(text := path.read_text()):
            yield f"{path.relative_to(root)}:{text.count(chr(10), 0, found.start()) + 1}: {found.group().strip()[:40]}"


# --- effects ------------------------------------------------------------------------------------


def kinds_owed(root: Path) -> dict[str, str]:
    """Every kind of effect that some code owes → where."""
    found: dict[str, str] = {}
    for path, tree in trees(root):
        for node in nodes(tree):
            named = (
                isinstance(node, ast.Call)
                and (getattr(node.func, "attr", None) or getattr(node.func, "id", None)) == "owe"
            )
            if named and node.args and isinstance(node.args[0], ast.Constant):
                found[node.args[0].value] = f"{path}:{node.lineno}"
    return found


def owed_effects_are_handled(kinds: Iterable[str]) -> Rule:
    """A rule that every kind owed is one of `kinds`, those that have a handler."""
    known = set(kinds)

    def rule(root: Path) -> Iterator[str]:
        for kind, where in kinds_owed(root).items():
            if kind not in known:
                yield f"{where}: nothing handles {kind!r}"

    return rule


def kinds_handled(root: Path) -> dict[str, str]:
    """Every kind of effect that some function says it handles → where."""
    found: dict[str, str] = {}
    for path, tree in trees(root):
        for function in functions(tree):
            for mark in function.decorator_list:
                if isinstance(mark, ast.Call) and getattr(mark.func, "id", None) == "handles":
                    found[mark.args[0].value] = f"{path}:{function.lineno}"
    return found
