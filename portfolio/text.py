"""A data file as it was written: text, mappings and lists that know their file and line.

No scalar has a meaning yet: `no`, `010` and `7000.10` stay what the owner typed until the field
they belong to reads them. Each node knows its parent, so that a field can find the source and the
currency that stand above it in the file.
"""

from collections.abc import Iterator

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


class Mapping(dict[str, "Node"]):
    """`key: value` lines. `key` is the name (or id) under which the mapping itself stands."""

    __slots__ = ("currency", "file", "key", "line", "parent")

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file, self.line = file, line
        self.parent: Mapping | Sequence | None = None
        self.key = ""
        self.currency = ""

    @property
    def at(self) -> Source:
        return Source(self.file, self.line)

    def place_of(self, name: str) -> Source:
        """Where the key `name` stands, or the mapping itself when it has no such key."""
        return next((key.at for key in self if key == name and isinstance(key, Text)), self.at)


class Sequence(list["Node"]):
    """A list of nodes."""

    __slots__ = ("file", "key", "line", "parent")

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file, self.line = file, line
        self.parent: Mapping | Sequence | None = None
        self.key = ""

    @property
    def at(self) -> Source:
        return Source(self.file, self.line)


Node = Text | Mapping | Sequence


def lineage(node: Node) -> Iterator[Mapping]:
    """The mappings around a node, nearest first, itself included when it is one."""
    here: Node | None = node
    while here is not None:
        if isinstance(here, Mapping):
            yield here
        here = here.parent


def address(node: Node) -> str:
    """The path by which a month file names a value: `cash.operating.balance`."""
    names = []
    here: Node | None = node
    while here is not None and not isinstance(here, Text) and here.key:
        names.append(here.key)
        here = here.parent
    return ".".join(reversed(names))
