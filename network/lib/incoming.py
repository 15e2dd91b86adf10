"""Reading a letter that somebody sent: what was written, without what was quoted, and its pictures. Pure.

Whoever can send mail can send anything, so all of it is bounded: bytes, headers, parts. What is not understood is
`Unreadable`; nothing is guessed.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import compat32, default
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

MOST_BYTES = 16 * 1024 * 1024  # a photo of 8 MB is 11 MB in a letter
MOST_HEADERS = 64 * 1024  # bytes
MOST_PARTS = 50
MOST_TEXT = 64 * 1024  # bytes of one text that are looked at
MOST_WORDS = 4000  # characters kept
MARK = "Write your answer above this line"  # stands at the top of each letter that can be answered
ADDRESSED = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")
_QUOTES = re.compile(  # where what somebody else wrote begins, or a signature
    rf"(>|-{{2,}} ?original message|_{{20,}}\s*$|-- ?$|sent from my |get outlook for |.*{re.escape(MARK)})", re.I
)
# Those that mail is written in. Python knows more, and some of them take for ever on what means harm.
_CHARSETS = re.compile(
    r"(us-ascii|utf-?(8|16|32)|iso-8859-|latin|windows-125|cp125|koi8-|gb|big5|shift|euc-|iso-2022-)", re.I
)
_OTHERS_LINE = re.compile(r"^(on|le|am|el)\b.*", re.I)  # "On Thu, 15 Oct 2026, Trellis"


class Unreadable(ValueError):
    """The letter cannot be read. Its text says why, for a log."""


@dataclass(frozen=True)
class Incoming:
    """A letter. `key` names it, however often it is delivered; `others`: files that are no pictures."""

    key: str
    words: str
    pictures: tuple[bytes, ...] = ()
    others: int = 0


def head_of(content: bytes) -> bytes:
    """The headers alone. Raises Unreadable when they do not end within `MOST_HEADERS`."""
    end = re.search(rb"\r?\n\r?\n", content[:MOST_HEADERS])
    if end is None:
        raise Unreadable("its headers do not end")
    return content[: end.end()]


def tokens_in(head: bytes, address: str) -> set[str]:
    """What stands behind the + in the addresses it was sent to, for mail to `address` ("log@inbound.example.org")."""
    local, _, domain = address.partition("@")
    wanted = re.compile(rf"(?<![\w.+-]){re.escape(local)}\+([a-z0-9-]{{1,60}})@{re.escape(domain)}(?![\w.-])", re.I)
    headers = _headers(head)
    sent_to = (str(value) for name in ADDRESSED for value in headers.get_all(name) or [])
    return {token.lower() for value in sent_to for token in wanted.findall(value)}


def is_automatic(head: bytes) -> bool:
    """Written by a program (out of office, a bounce, a list). Such a letter is no answer, and is never answered."""
    headers = _headers(head)

    def said(name: str) -> str:
        return str(headers.get(name) or "").strip().lower()

    return bool(
        said("auto-submitted").split(";")[0].strip() not in ("", "no")
        or said("precedence") in ("bulk", "junk", "list", "auto_reply")
        or said("return-path") == "<>"
        or said("content-type").startswith(("multipart/report", "message/delivery-status"))
        or any(said(name) for name in ("x-autoreply", "x-autorespond", "x-failed-recipients", "list-id"))
        or re.search(r"\b(mailer-daemon|postmaster)@", said("from"))
    )


def _headers(head: bytes) -> Any:
    return BytesHeaderParser(policy=compat32).parsebytes(head)  # reads names and raw values, and nothing else


def read_letter(content: bytes) -> Incoming:
    """What a letter says. Raises Unreadable for one that is too large, too deep or broken."""
    if len(content) > MOST_BYTES:
        raise Unreadable("it is too large")
    name = str(_headers(head_of(content)).get("message-id") or "").strip()
    key = sha256(name.encode("utf-8", "replace") if name else content).hexdigest()
    try:
        message = message_from_bytes(content, policy=default)
        return _read(message, key)
    except Unreadable:
        raise
    except Exception as broken:  # the parser fails in as many ways as letters can be broken
        raise Unreadable(type(broken).__name__) from broken


def _read(message: EmailMessage, key: str) -> Incoming:
    plain, html, others = "", "", 0
    pictures: list[bytes] = []
    for count, part in enumerate(message.walk()):
        if count >= MOST_PARTS:
            raise Unreadable("it has too many parts")
        if part.is_multipart():
            continue
        kind, is_file = part.get_content_type(), bool(part.get_filename()) or part.is_attachment()
        if kind == "text/plain" and not is_file:
            plain = plain or _text(part)
        elif kind == "text/html" and not is_file:
            html = html or _text(part)
        elif kind.startswith("image/"):
            pictures.append(_content(part))
        else:
            others += 1
    words = own_words(plain if plain.strip() else text_of_html(html))
    return Incoming(key, words, tuple(pictures), others)


def _content(part: EmailMessage) -> bytes:
    """The bytes of a part that has no parts of its own."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: EmailMessage) -> str:
    """The text of a part; letters of a charset that nobody knows come out as well as they can."""
    content = _content(part)[:MOST_TEXT]
    charset = part.get_content_charset() or ""
    try:
        text = content.decode(charset if _CHARSETS.match(charset) else "utf-8", "replace")
    except LookupError:
        text = content.decode("utf-8", "replace")
    return text.encode("utf-8", "replace").decode()  # halves of characters cannot be stored


def own_words(text: str) -> str:
    """What the writer wrote, without quotes, the line that leads to them, and a signature."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\x00", "").split("\n"):
        if _QUOTES.match(line.strip()[:500]):
            break
        kept.append(line.rstrip())
    return _without_lead(kept).strip()[:MOST_WORDS]


def _without_lead(lines: list[str]) -> str:
    """Without "On Thursday Trellis wrote:", which mail programs put before a quote and break over lines."""
    text = "\n".join(lines).rstrip()
    before, gap, last = text.rpartition("\n\n")
    if text != "\n".join(lines) or gap:
        last_lines = (last if gap else text).split("\n")
        begins = next((at for at, line in enumerate(last_lines) if _OTHERS_LINE.match(line)), None)
        if begins is not None and last_lines[-1].endswith(":"):
            return "\n".join([*([before, ""] if gap else []), *last_lines[:begins]])
        if _is_headers(last_lines):
            return before if gap else ""
    return text


def _is_headers(lines: list[str]) -> bool:
    """The block of names that Outlook puts before a quote: From, Sent, To, Subject."""
    return len(lines) > 1 and all(re.match(r"^\**(from|sent|to|cc|date|subject)\**:", line, re.I) for line in lines)


class _Text(HTMLParser):
    """The text of a page, up to the first quote."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.hidden = 0
        self.quoted = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs).get("class") or ""
        if tag == "blockquote" or "gmail_quote" in names or dict(attrs).get("id") == "divRplyFwdMsg":
            self.quoted = True
        self.hidden += tag in ("script", "style", "head", "title")
        if tag in ("br", "p", "div", "li", "tr"):
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style", "head", "title") and self.hidden > 0
        if tag in ("p", "div"):
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not (self.hidden or self.quoted):
            self.said.append(" ".join(data.split("\n")))


def text_of_html(html: str) -> str:
    """A page as text: its lines, without what is hidden or quoted."""
    reader = _Text()
    reader.feed(html)
    lines = ("".join(reader.said)).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in lines))
