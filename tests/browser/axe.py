"""Asks axe-core what is wrong with a page, by the rules of WCAG 2.2, levels A and AA."""

from pathlib import Path

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# Only what is wrong is told: listing what is right takes a large page a second.
_RUN = """async (tags) => (await axe.run(document, {
  runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'],
})).violations"""


def violations(page: Page) -> list[str]:
    """Return a line for each element that breaks a rule: the rule, the element, and what to do. Empty: all is well.

    The window is made as high as the page meanwhile: what has scrolled half under a bar is not small.
    """
    page.wait_for_load_state()  # a click returns when the next page has begun: it may hold nothing yet
    size = page.viewport_size or {"width": 1280, "height": 800}
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    lines = [
        f"{found['id']}: {' '.join(map(str, node['target']))}: {' '.join((node['failureSummary'] or '').split())}"
        for found in page.evaluate(_RUN, TAGS)
        for node in found["nodes"]
    ]
    page.set_viewport_size(size)
    return lines
