"""How pages are dressed: what is served, how much of it, and what the pages for failures say."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import brotli
import pytest
from django.conf import settings as project
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from network.look import bundle
from network.look.icons import ICONS
from network.look.views import broken

ROOT = Path(project.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
LETTERS = {"email"}  # mail programs drop style sheets: letters alone carry their styles on the elements
PAGES = [file for file in TEMPLATES if not LETTERS & set(file.relative_to(ROOT / "templates").parts)]

KILOBYTE = 1000


def test_the_style_page_is_there_while_developing_only(client, cast, settings):
    assert client.get("/style/").status_code == 404
    settings.DEBUG = True
    assert client.get("/style/").status_code == 200


def test_an_address_that_is_not_there_says_why_and_leads_home(client, cast):
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    page = response.content.decode()
    assert "There is nothing for you at this address" in page
    assert 'href="/"' in page


def test_a_form_without_its_token_says_that_nothing_was_saved(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.driver)
    response = client.post("/accounts/logout/")
    assert response.status_code == 403
    assert "we saved nothing" in response.content.decode()


def test_forbidden_names_the_role_that_was_tried(cast, rf):
    request = rf.get("/")
    request.user, request.session = cast.sponsor, {}
    page = render_to_string("403.html", request=request)
    assert "Your role does not open this" in page
    assert "Sponsor" in page
    assert cast.member.district.name in page


def test_our_own_failure_needs_neither_database_nor_person():
    """No `db` fixture here: a query would fail the test."""
    response = broken(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()


def test_a_database_that_sleeps_is_a_pause_not_a_failure():
    try:
        raise OperationalError("connection refused")
    except OperationalError:
        response = broken(RequestFactory().get("/"))
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "What you saved before is safe" in response.content.decode()


def test_a_view_that_breaks_answers_with_our_page(client, cast, settings, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("network.look.views.render_to_string", _breaks_once(render_to_string))
    response = client.get("/offline/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()


def _breaks_once(works):
    calls = []

    def render(*args, **kwargs):
        calls.append(args)
        if len(calls) == 1:
            raise ValueError("a slip of ours")
        return works(*args, **kwargs)

    return render


def test_pages_may_load_from_our_own_server_only(client, cast):
    policy = client.get("/accounts/login/")["Content-Security-Policy"]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";") if part.strip())
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["style-src"] == "'self'"
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT / "templates")))
def test_a_template_carries_no_style_and_no_script_of_its_own(file):
    text = re.sub(r"{% comment %}.*?{% endcomment %}", "", file.read_text(), flags=re.DOTALL)
    assert not re.search(r"<style\b|\sstyle=", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    for script in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in script or 'type="application/json"' in script, script
    assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//", text), "something from another server"


def icons_of(file: Path) -> set[str]:
    """The icons a template names."""
    named = re.findall(r'components/(?:icon|nav_link)\.html" with [^%]*?\b(?:name|icon)="([^"]+)"', file.read_text())
    return set(named)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(ROOT / "templates")))
def test_an_icon_that_a_template_names_is_in_the_sprite(file):
    assert icons_of(file) <= set(ICONS)


def test_the_sprite_holds_no_icon_that_nothing_names():
    assert set(ICONS) == set().union(*map(icons_of, TEMPLATES))


def test_the_sprite_holds_what_the_list_says():
    sprite = (ROOT / "static" / "vendor" / "icons.svg").read_text()
    assert re.findall(r'<symbol id="([^"]+)"', sprite) == list(ICONS)
    version = re.search(r"lucide-static ([\d.]+)", sprite)
    assert version
    assert version.group(1) in (ROOT / "static" / "vendor" / "VERSIONS.md").read_text()


def test_a_stylesheet_keeps_every_rule_and_drops_what_people_only_read(tmp_path):
    (tmp_path / "b.css").write_text("/* why */\n.b {\n  color: red;\n}\n")
    (tmp_path / "tokens.css").write_text("@layer tokens;\n")
    assert bundle.stylesheet(tmp_path) == "@layer tokens;\n.b {\ncolor: red;\n}\n"


def test_scripts_in_one_file_keep_their_names_apart(tmp_path):
    (tmp_path / "a.js").write_text("const open = 1;\n")
    (tmp_path / "b.js").write_text("const open = 2;\n")
    assert bundle.script(tmp_path) == "{\nconst open = 1;\n}\n{\nconst open = 2;\n}\n"


def test_every_stylesheet_is_in_a_layer():
    for file in bundle.sources(ROOT / "static" / "css", "css"):
        assert "@layer" in file.read_text(), f"{file.name}: outside the layers it would win over everything"


# --- contrast, measured -------------------------------------------------------------------------


def palette() -> dict[str, tuple[str, str]]:
    """Each colour token of tokens.css: (light, dark)."""
    text = (ROOT / "static" / "css" / "tokens.css").read_text()
    return {
        name: (light, dark)
        for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", text)
    }


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours, 1 to 21."""
    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXT_ON = {
    "paper": ["ink", "ink-2", "leaf", "amber", "brick", "blue", "orange", "grey"],
    "surface": ["ink", "ink-2", "leaf", "amber", "brick", "blue"],
    "tint": ["ink", "ink-2", "leaf"],
    "leaf-soft": ["ink", "leaf"],
    "amber-soft": ["ink", "amber"],
    "brick-soft": ["ink", "brick"],
    "blue-soft": ["ink", "leaf"],
    "leaf": ["on-leaf"],
    "leaf-deep": ["on-leaf"],
}


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_enough_to_be_read(theme):
    colours = palette()
    weak = {
        (text, ground): round(ratio, 2)
        for ground, texts in TEXT_ON.items()
        for text in texts
        if (ratio := contrast(colours[text][theme], colours[ground][theme])) < 4.5
    }
    assert not weak
    assert contrast(colours["edge"][theme], colours["paper"][theme]) >= 3
    assert contrast(colours["edge"][theme], colours["surface"][theme]) >= 3


def test_old_browsers_get_the_same_light_theme():
    text = (ROOT / "static" / "css" / "tokens.css").read_text()
    fallback = text.partition("@supports not")[2]
    plain = {name: _long(value) for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", fallback)}
    assert plain == {name: light for name, (light, _) in palette().items()}


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(part * 2 for part in colour[1:])


# --- what a first visit costs -------------------------------------------------------------------


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Path:
    """Static files as production serves them: hashed names, compressed copies."""
    var = tmp_path_factory.mktemp("var")
    surroundings = {**os.environ, "DEBUG": "0", "TRELLIS_VAR": str(var), "DJANGO_SETTINGS_MODULE": "network.settings"}
    done = subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return var / "static"


def over_the_wire(folder: Path, address: str) -> tuple[str, int]:
    """The hashed name of a collected file, and its bytes as sent to a browser that takes brotli."""
    hashed = json.loads((folder / "staticfiles.json").read_text())["paths"][address]
    sent = folder / f"{hashed}.br"
    return hashed, (sent if sent.exists() else folder / hashed).stat().st_size


def test_all_our_style_is_at_most_20_kilobytes(collected):
    hashed, size = over_the_wire(collected, "trellis.css")
    assert re.fullmatch(r"trellis\.[0-9a-f]{12}\.css", hashed)
    assert size <= 20 * KILOBYTE


def test_a_first_visit_is_at_most_10_requests_and_100_kilobytes(client, cast, collected):
    response = client.get("/accounts/login/")
    page = response.content.decode()
    named = set(re.findall(r'(?:src|href)="/static/([^"#]+)', page))
    itself = {"/manifest.webmanifest"} & set(re.findall(r'href="([^"]+)"', page))
    assert named >= {"trellis.css", "trellis.js", "vendor/icons.svg"}
    sizes = {name: over_the_wire(collected, name)[1] for name in named}
    sizes |= {address: len(client.get(address).content) for address in itself}
    sizes["the page"] = len(brotli.compress(response.content, quality=4))
    assert len(sizes) <= 10, sizes
    assert sum(sizes.values()) <= 100 * KILOBYTE, sizes


def test_the_worker_keeps_nothing_of_anybody(client, cast):
    response = client.get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    kept = re.search(r"ATTIRE = \[([^\]]*)\]", response.content.decode())
    assert kept
    for address in re.findall(r'"([^"]+)"', kept.group(1)):
        assert address == "/offline/" or address.startswith("/static/")
    assert "/static/" in client.get("/favicon.ico")["Location"]
    assert client.get("/manifest.webmanifest").json()["start_url"] == "/"


# --- letters ------------------------------------------------------------------------------------


def test_the_code_comes_in_a_letter_that_reads_well_as_text_and_as_html(client, cast, mailoutbox):
    client.post("/accounts/login/code/", {"email": cast.driver.email})
    [letter] = mailoutbox
    code = re.search(r"^([A-Z0-9-]{4,})$", letter.body, re.MULTILINE)
    assert code
    assert code.group(1) in letter.subject
    [(html, kind)] = letter.alternatives
    assert kind == "text/html"
    assert code.group(1) in html
    assert not re.search(r"<img|<link|<script|src=", html), "nothing is loaded from anywhere"
    answer = client.post("/accounts/login/code/confirm/", {"code": code.group(1)})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(cast.driver.pk)


def test_an_unknown_address_gets_the_same_answer_and_a_letter_that_explains(client, cast, mailoutbox):
    known = client.post("/accounts/password/reset/", {"email": cast.driver.email})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@sierra.test"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    to_known, to_unknown = mailoutbox
    assert "/accounts/password/reset/key/" in to_known.body
    assert "No account has this address" in to_unknown.body


@pytest.mark.parametrize(
    ("name", "lit"),
    [
        ("progress:home", "Home"),
        ("progress:network_board", "Numbers"),
        ("progress:districts_board", "Numbers"),
        ("progress:readiness_board", "Process"),
        ("measures:numbers", "Numbers"),
        ("number_files:network", "Numbers"),
        ("feedback:network", "Feedback"),
        ("directory:people", "People"),
        ("directory:members", "Members"),
        ("guest_passes:passes", "Members"),
        ("pulse:pulse", "Members"),
        ("progress:goals_board", "Problems of practice"),
    ],
)
def test_a_menu_lights_the_one_place_one_is_at(client, cast, name, lit):
    client.force_login(cast.facilitator)
    address = reverse(name) if name == "progress:home" else reverse(name, args=[cast.network.slug])
    text = client.get(address).content.decode()
    menu = text[text.index('<nav aria-label="Main">') :]
    assert re.findall(r'aria-current="\w+".*?<span>([^<]+)</span>', menu[: menu.index("</nav>")]) == [lit]


def test_a_menu_kept_in_memory_marks_the_page_of_each_visitor(client, cast, settings):
    """Menus are written once for a role and an address: neither leaks into another's page."""
    settings.DEBUG = False
    pages = {"home": reverse("progress:home"), "process": reverse("phases:process", args=[cast.network.slug])}
    found = {}
    for who in (cast.driver, cast.facilitator, cast.driver):
        client.force_login(who)
        for name, address in pages.items():
            text = client.get(address).content.decode()
            menu = text[text.index('<nav aria-label="Main">') :]
            marked = re.findall(r'href="([^"]+)" aria-current="page"', menu[: menu.index("</nav>")])
            assert marked == [address]
            found.setdefault((who.pk, name), set()).add("Plan the year" in menu)
    assert found[cast.driver.pk, "home"] == {False}
    assert found[cast.facilitator.pk, "home"] == {True}
