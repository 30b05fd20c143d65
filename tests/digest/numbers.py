"""The numbers of a page and of its mail, for the promise that they are the same."""

import re
from collections import Counter
from email.message import EmailMessage

from digest.markup import Element, parsed

# A number with its sign, separators, currency or percent sign: what a reader would compare.
_NUMBER = re.compile(r"[+−-]?[$€£]?\d[\d.,]*\d%?|[+−-]?[$€£]?\d%?")
_MORE = re.compile(r"… and (\d+) more rows? ")
_WEB_ONLY = ("web-only", "headerlink", "md-content__button", "md-source-file", "md-feedback")


def numbers(text: str) -> Counter[str]:
    return Counter(_NUMBER.findall(text))


def page_text(article: Element) -> str:
    """What the page says to readers of mails: without its web-only parts, drawings as words."""
    tree = parsed(b"<html><body></body></html>")
    tree.append(article)
    for element in list(article.iter()):
        if not isinstance(element.tag, str):
            continue
        if set(element.get("class", "").split()) & set(_WEB_ONLY):
            element.drop_tree()
        elif element.get("role") == "img":
            element.text = f" {element.get('aria-label', '')} "
    return _spaced(article)


def mail_text(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    content = str(body.get_content())
    if kind == "plain":
        return content
    tree = parsed(content.encode())
    for element in tree.xpath("//head | //*[@class='preheader']"):
        element.drop_tree()
    return _spaced(tree)


def missing(page: str, mail: str) -> Counter[str]:
    """Numbers of the page that the mail does not say as often."""
    return numbers(page) - numbers(mail)


def hidden_rows(mail: str) -> int:
    """How many rows the mail says it left on the site."""
    return sum(int(count) for count in _MORE.findall(mail))


def _spaced(tree: Element) -> str:
    return " ".join(" ".join(tree.itertext()).split())
