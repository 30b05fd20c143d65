"""The walk over an article: each element goes to its handler, what has none is an error."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from digest.errors import MailError
from digest.markup import Element, Part, blanks_merged, classes
from digest.pages import Page

LINKS = frozenset({"https", "mailto", "tel", "cid"})

Handler = Callable[[Element, "Walk"], list[Part]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every class and tag that a mail knows; a class wins over the tag, the first over the next.

    `modifiers` are classes without a meaning of their own, read by the handler of another one.
    """

    by_class: Mapping[str, Handler]
    by_tag: Mapping[str, Handler]
    modifiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Walk:
    page: Page
    vocabulary: Vocabulary

    def inside(self, element: Element) -> list[Part]:
        """The mail's parts for all that the element contains."""
        parts: list[Part] = [blanks_merged(element.text or "")]
        for child in element:
            if isinstance(child.tag, str):
                parts += self.convert(child)
            parts.append(blanks_merged(child.tail or ""))
        return [part for part in parts if part != ""]

    def convert(self, element: Element) -> list[Part]:
        """The mail's parts for the element itself."""
        return self._handler(element)(element, self)

    def link(self, element: Element, address: str) -> str:
        """The address as a mail needs it: whole, and of a kind that is safe to follow."""
        whole = urljoin(self.page.url, address.strip())
        if urlsplit(whole).scheme not in LINKS:
            raise self.error(element, f'a mail cannot link to "{address}"; use https')
        return whole

    def error(self, element: Element, message: str) -> MailError:
        return MailError.at(self.page.path, element.sourceline, f"{_opening(element)} {message}")

    def _handler(self, element: Element) -> Handler:
        known = self.vocabulary
        names = classes(element)
        for name in names:
            if name not in known.by_class and name not in known.modifiers:
                raise self.error(element, f'has the class "{name}", which no mail knows')
        handlers = [known.by_class[name] for name in names if name in known.by_class]
        handlers += [known.by_tag[tag] for tag in [str(element.tag)] if tag in known.by_tag]
        if not handlers:
            raise self.error(element, "is an element that no mail knows")
        return handlers[0]


def _opening(element: Element) -> str:
    given, tag = element.get("class"), str(element.tag)
    return f'<{tag} class="{given}">' if given else f"<{tag}>"
