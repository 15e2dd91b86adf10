"""Somebody at a page, for stories that walk many: what they look at, how they sign in, how their phone joins a room."""

from tests.browser.axe import violations


class Visitor:
    """Somebody with a page, who looks at every page they come to: by axe, and for a sideways scroll.

    Without scripts axe cannot run, so the same address is then looked at by a second page with the same session.
    """

    def __init__(self, page_at, width: int, scheme: str, *, javascript: bool) -> None:
        self.page = page_at(width, scheme, javascript=javascript)
        self.eyes = self.page if javascript else page_at(width, scheme)
        self.scheme, self.wrong = scheme, {}

    def look(self) -> None:
        """Ask axe about the page as it is now."""
        if self.eyes is not self.page:
            self.eyes.context.clear_cookies()
            self.eyes.context.add_cookies(self.page.context.cookies())
            self.eyes.goto(self.page.url)
        found = violations(self.eyes)
        if self.eyes.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append("the page scrolls sideways")
        if found:
            self.wrong[self.page.url, self.scheme] = found

    def open(self, path: str) -> None:
        """Go there, and look."""
        self.page.goto(path)
        self.look()

    def press(self, name: str, *, role: str = "button") -> None:
        """Press the first button (or link) of that name in the page's own part."""
        self.page.get_by_role("main").get_by_role(role, name=name).first.click()

    def sees(self, words: str) -> None:
        """Wait until these words stand on the page."""
        self.page.get_by_text(words).first.wait_for()

    def sign_in(self, email: str) -> None:
        self.open("/accounts/login/")
        self.page.fill("[name=login]", email)
        self.page.fill("[name=password]", "demo")
        self.page.get_by_role("button", name="Sign in", exact=True).click()


def join(page, code, name):
    """Go into a room by its code: as the invited person of that name, or else as a guest."""
    page.goto("/room/")
    page.get_by_label("Code").fill(code.lower())
    page.get_by_role("button", name="Go in").click()
    who = page.get_by_label("Who are you?")
    label = next((words for words in who.locator("option").all_inner_texts() if name in words), "I am a guest")
    who.select_option(label=label)
    if label == "I am a guest":
        page.get_by_label("Your name, if you are a guest").fill(name)
    page.get_by_role("button", name="I am in the room").click()
    page.get_by_text("You are here").wait_for()


def fresh(page):
    """The page asks for what is new now, instead of in some seconds."""
    page.evaluate("htmx.trigger(document.querySelector('[data-live]'), 'tick')")
