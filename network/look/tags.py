"""Template tags for what stands on every page and is the same each time: written once, then kept in memory.

A menu is a function of who acts where and of the address it is shown on; an icon of its name. Forms are never kept:
they carry a token of their own for each visitor.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.template import Context, Library
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from network.membership.access import Holding

register = Library()


@dataclass(frozen=True)
class Address:
    """What a menu needs to know of the address it is shown on."""

    namespace: str = ""
    url_name: str = ""


@dataclass(frozen=True)
class Visit:
    """Stands for the request in a menu's template."""

    path: str
    resolver_match: Address


@register.simple_tag(takes_context=True)
def menu(context: Context, template: str) -> SafeString:
    """A menu, with the place one is at marked. `template` may use `acting` and the request's address, nothing else."""
    request, acting = context.get("request"), context.get("acting")
    match = getattr(request, "resolver_match", None)
    here = Address(match.namespace, match.url_name or "") if match else Address()
    visit = Visit(request.path if request else "", here)
    return (_fresh_menu if settings.DEBUG else _menu)(template, acting, visit)


def _fresh_menu(template: str, acting: Holding | None, visit: Visit) -> SafeString:
    return render_to_string(template, {"acting": acting, "request": visit})


_menu = lru_cache(maxsize=2048)(_fresh_menu)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing from the sprite, hidden from those who listen: words stand beside it."""
    return _icon(name, settings.DEBUG)


@lru_cache(maxsize=256)
def _icon(name: str, debug: bool) -> SafeString:  # addresses of files depend on `debug`
    words = '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'
    return format_html(words, static("vendor/icons.svg"), name)
