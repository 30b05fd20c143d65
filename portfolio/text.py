"""A data file as it was written: text, mappings and lists that know their file and line.

No scalar has a meaning yet: `no`, `010` and `7000.10` stay what the owner typed until the field
they belong to reads them. Each node knows its parent, so that a field can find the source and the
currency that stand above it in the file.
"""

from collections.abc import Mapping as Lookup
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from portfolio.values import Source

Cite = tuple[str, str, str]
"""Document, place and kind of a source, as `Source` has them."""


class Text(str):
    """One scalar as typed. Behaves as the string it is; `at` says where it stands."""

    __slots__ = ("line", "parent")

    line: int
    parent: "Mapping | Sequence"

    def placed_as(self, content: str) -> "Text":
        """Other words at the same place."""
        text = Text(content)
        text.line, text.parent = self.line, self.parent
        return text

    @property
    def file(self) -> str:
        return self.parent.file

    @property
    def at(self) -> Source:
        return Source(self.parent.file, self.line)


@dataclass(frozen=True)
class Shared:
    """What holds in every file of a portfolio: its currency, and the ids that are written
    anywhere, by collection.
    """

    currency: str
    ids: Lookup[str, AbstractSet[str]]

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """What may be cited, in order."""
        return tuple(sorted(self.ids["sources"]))

    @cached_property
    def answerers(self) -> tuple[str, ...]:
        """The people and roles that may be asked, in order."""
        return tuple(sorted(self.ids["people"] | self.ids["roles"]))


class Mapping(dict[str, "Node"]):
    """`key: value` lines. `key` is the name (or id) under which the mapping itself stands.

    `lines` holds the keys that stand below its first line. `cites` and `currency` remember what
    `portfolio.inherited` found; `shared` is set on the top of a file.
    """

    __slots__ = ("cites", "currency", "file", "key", "line", "lines", "parent", "shared")

    def __init__(self, file: str, line: int, parent: "Mapping | Sequence | None" = None) -> None:
        self.file, self.line, self.parent = file, line, parent
        self.key = self.currency = ""
        self.lines: dict[str, int] | None = None
        self.cites: tuple[Cite, ...] | None = None
        self.shared: Shared | None = None

    @property
    def at(self) -> Source:
        return Source(self.file, self.line)

    def names(self) -> list[Text]:
        """The keys, each with its place."""
        return [self._named(key) for key in self]

    def _named(self, key: str) -> Text:
        name = Text(key)
        name.line, name.parent = self.place_of(key).line, self
        return name

    def place_of(self, name: str) -> Source:
        """Where the key `name` stands, or the mapping itself when it has no such key."""
        return Source(self.file, self.lines.get(name, self.line) if self.lines else self.line)


class Sequence(list["Node"]):
    """A list of nodes."""

    __slots__ = ("cites", "currency", "file", "key", "line", "parent")

    def __init__(self, file: str, line: int, parent: "Mapping | Sequence | None" = None) -> None:
        self.file, self.line, self.parent = file, line, parent
        self.key = self.currency = ""
        self.cites: tuple[Cite, ...] | None = None

    @property
    def at(self) -> Source:
        return Source(self.file, self.line)


Node = Text | Mapping | Sequence


def top_of(node: Node) -> Mapping | Sequence | Text:
    """The outermost node around this one: the top of its file, unless it was made by hand."""
    here: Node = node
    while here.parent is not None:
        here = here.parent
    return here


def shared_by(node: Node) -> Shared | None:
    """What the whole portfolio shares, once that is known."""
    top = top_of(node)
    return top.shared if isinstance(top, Mapping) else None


def name_in(parent: Mapping | Sequence | None, node: Mapping | Sequence) -> str:
    """By what a node is found in its parent: its id or key, else its place in the list."""
    if node.key or not isinstance(parent, Sequence):
        return node.key
    return next((str(n) for n, item in enumerate(parent) if item is node), "")


def address(node: Mapping | Sequence) -> str:
    """The path by which a month file names a value: `cash.operating.balance`."""
    names = []
    here: Mapping | Sequence | None = node
    while here is not None and (name := name_in(here.parent, here)):
        names.append(name)
        here = here.parent
    return ".".join(reversed(names))
