"""The page on which the owner looks at an edition's mails before they leave.

It is made from the messages themselves, so it shows what would be sent, not what was meant.
"""

from collections.abc import Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from importlib.resources import files as resources
from string import Template

from digest.compose import size_of
from digest.plan import BUDGET
from digest.wording import counted

PAGE = "index.html"
_DARK = "(prefers-color-scheme: dark)"
_ROW = Template('<li><a href="#$name"><b>$subject</b><span>$to · $size KB</span></a></li>')
_SECTION = Template(
    """<section id="$name">
<h2>$subject</h2>
<p class="size"><meter min="0" max="$budget" value="$bytes">$size KB</meter> $verdict</p>
<iframe class="day" sandbox loading="lazy" title="$subject, light" src="$name.light.html"></iframe>
<iframe class="night" sandbox loading="lazy" title="$subject, dark" src="$name.dark.html"></iframe>
<details><summary>Text part</summary><pre>$text</pre></details>
<details><summary>Headers</summary><dl>$headers</dl></details>
</section>"""
)


def preview(title: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """File name -> content: the page and, per .eml file, what it shows in light and dark."""
    mails = {name.removesuffix(".eml"): _message(content) for name, content in files.items()}
    shown = {name: _values(name, message) for name, message in mails.items()}
    page = Template(resources("digest").joinpath("preview.html").read_text("utf-8")).substitute(
        title=escape(title),
        summary=_summary(mails),
        links="\n".join(_ROW.substitute(values) for values in shown.values()),
        sections="\n".join(_SECTION.substitute(values) for values in shown.values()),
    )
    return {PAGE: page.encode()} | _frames(mails)


def _frames(mails: Mapping[str, EmailMessage]) -> dict[str, bytes]:
    """Two copies of each mail, dark rules off and on, so that toggling needs no script."""
    return {
        f"{name}.{scheme}.html": _part(message, "html").replace(_DARK, condition).encode()
        for name, message in mails.items()
        for scheme, condition in (("light", "not all"), ("dark", "all"))
    }


def _summary(mails: Mapping[str, EmailMessage]) -> str:
    readers = len({str(message["To"]) for message in mails.values()})
    return f"{counted(len(mails), 'mail')} to {counted(readers, 'reader')}. Nothing has been sent."


def _values(name: str, message: EmailMessage) -> Mapping[str, str]:
    size = _encoded(message)
    texts = {
        "name": name,
        "subject": str(message["Subject"]),
        "to": str(message["To"]),
        "bytes": str(size),
        "size": f"{size / 1000:.0f}",
        "budget": str(BUDGET),
        "text": _part(message, "plain"),
    }
    over = size > BUDGET
    verdict = f"{size / 1000:.0f} of {BUDGET // 1000} KB"
    return {key: escape(value) for key, value in texts.items()} | {
        "headers": _headers(message),
        "verdict": f'<span class="over">▲ {verdict}: too long</span>' if over else verdict,
    }


def _headers(message: EmailMessage) -> str:
    return "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(str(value))}</dd></div>"
        for name, value in message.items()
    )


def _encoded(message: EmailMessage) -> int:
    part = message.get_body(("html",))
    return size_of(part) if part is not None else 0


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()).replace("\r\n", "\n") if part is not None else ""


def _message(content: bytes) -> EmailMessage:
    return message_from_bytes(content, _class=EmailMessage, policy=SMTP)
