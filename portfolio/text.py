"""A data file as it was written: text, mappings and lists that know their file and line.

No scalar has a meaning yet: `no`, `010` and `7000.10` stay what the owner typed until the field
they belong to reads them. Each node knows its parent, so that a field can find the source and the
currency that stand above it in the file.
"""

from collections.abc import Iterator
from collections.abc import Mapping as Lookup
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from portfolio.values import Source


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


class Mapping(dict[str, "Node"]):
    """`key: value` lines. `key` is the name (or id) under which the mapping itself stands.

    `cites` and `currency` remember what `portfolio.inherited` found; `shared` is set on the top
    of a file.
    """

    __slots__ = ("cites", "currency", "file", "key", "line", "parent", "shared")

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file, self.line = file, line
        self.parent: Mapping | Sequence | None = None
        self.key = self.currency = ""
        self.cites: tuple[tuple[str, str, str], ...] | None = None
        self.shared: Shared | None = None

    @property
    def at(self) -> Source:
        return Source(self.file, self.line)

    def names(self) -> Iterator[Text]:
        """The keys, each with its place."""
        return (key for key in self if isinstance(key, Text))

    def place_of(self, name: str) -> Source:
        """Where the key `name` stands, or the mapping itself when it has no such key."""
        return next((key.at for key in self.names() if key == name), self.at)


class Sequence(list["Node"]):
    """A list of nodes."""

    __slots__ = ("cites", "currency", "file", "key", "line", "parent")

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file, self.line = file, line
        self.parent: Mapping | Sequence | None = None
        self.key = self.currency = ""
        self.cites: tuple[tuple[str, str, str], ...] | None = None

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


def address(node: Node) -> str:
    """The path by which a month file names a value: `cash.operating.balance`."""
    names = []
    here: Node | None = node
    while here is not None and not isinstance(here, Text) and here.key:
        names.append(here.key)
        here = here.parent
    return ".".join(reversed(names))
