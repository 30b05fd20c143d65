"""One YAML file -> a tree of located text. The only module that parses YAML.

The C parser's events are enough: no scalar is given a meaning here, so none is lost, and nesting
is bounded while reading, so that no file can exhaust the machine.
"""

from typing import NoReturn

import yaml

from portfolio.problem import Problem, error
from portfolio.text import Mapping, Sequence, Text
from portfolio.values import Source

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 24

_SHARED = "anchors (&), aliases (*) and merges (<<) are not used in data files"


class _Rejected(Exception):
    """Raised and caught within this module when reading cannot go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_tree(content: bytes, file: str) -> tuple[Mapping | None, list[Problem]]:
    """The top mapping of a file, or None with the reasons why there is none."""
    if len(content) > MAX_BYTES:
        size = f"the file is {len(content) / MAX_BYTES:.1f} MiB; at most 1 MiB is read"
        return None, [error(Source(file, 1), size, "split it into several files")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        return None, [error(Source(file, line), "not readable text", "save the file as UTF-8")]
    builder = _Builder(file)
    try:
        builder.read(text)
    except _Rejected as rejected:
        return None, [*builder.problems, rejected.problem]
    except yaml.YAMLError as wrong:
        return None, [*builder.problems, _syntax_problem(wrong, file, text)]
    return _top_mapping(builder, file)


def _top_mapping(builder: "_Builder", file: str) -> tuple[Mapping | None, list[Problem]]:
    if builder.root is None:
        hint = "fill it in or delete it"
        return None, [error(Source(file, 1), "the file is empty", hint)]
    if not isinstance(builder.root, Mapping):
        hint = "start with a name such as 'entities:'"
        return None, [error(builder.root.at, "the file does not hold named collections", hint)]
    return builder.root, builder.problems


def _syntax_problem(wrong: yaml.YAMLError, file: str, text: str) -> Problem:
    mark = getattr(wrong, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    reason = getattr(wrong, "problem", None) or getattr(wrong, "reason", None) or "unreadable"
    lines = text.splitlines()
    source = Source(file, min(line, max(len(lines), 1)))
    if line <= len(lines) and "\t" in lines[line - 1]:
        return error(source, "a tab stands where YAML wants spaces", "replace it by spaces")
    hint = "check the indentation, colons and quotes around this line"
    return error(source, f"not valid YAML ({reason})", hint)


class _Builder:
    """Puts the nodes of one file together from parser events."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Mapping | Sequence | None = None
        self.problems: list[Problem] = []
        self._open: list[Mapping | Sequence] = []
        self._here: Mapping | Sequence | None = None
        self._key: Text | None = None
        self._documents = 0

    def read(self, text: str) -> None:
        """Consume all events; the loop is the hot path of every command, hence its plainness."""
        parser = yaml.CSafeLoader(text)
        handlers = {
            yaml.MappingStartEvent: self._start_mapping,
            yaml.SequenceStartEvent: self._start_sequence,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        scalar, last, get_event = yaml.ScalarEvent, yaml.StreamEndEvent, parser.get_event
        while (kind := type(event := get_event())) is not last:
            if kind is scalar:
                self._scalar(event)
            elif kind in handlers:
                handlers[kind](event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        here = self._here
        if here is None:
            hint = "start with a name such as 'entities:'"
            self._reject(event, "the file does not hold named collections", hint)
        text = Text(event.value)
        text.line = event.start_mark.line + 1
        text.parent = here
        if event.anchor or event.tag:
            self._reject(event, _SHARED, "write the value out")
        if type(here) is Sequence:
            here.append(text)
        elif (key := self._key) is None:
            self._key = text
        else:
            self._key = None
            if key in here:
                self._duplicate(here, key)
            else:
                here[key] = text
                if key == "id":
                    here.key = text

    def _start_mapping(self, event: yaml.CollectionStartEvent) -> None:
        self._start(Mapping(self.file, event.start_mark.line + 1), event)

    def _start_sequence(self, event: yaml.CollectionStartEvent) -> None:
        self._start(Sequence(self.file, event.start_mark.line + 1), event)

    def _start(self, node: Mapping | Sequence, event: yaml.CollectionStartEvent) -> None:
        if event.anchor or event.tag:
            self._reject(event, _SHARED, "write the value out")
        if len(self._open) >= MAX_DEPTH:
            self._reject(event, f"nested more than {MAX_DEPTH} levels deep", "flatten it")
        here = node.parent = self._here
        if here is None:
            self.root = node
        elif type(here) is Sequence:
            here.append(node)
            node.key = str(len(here) - 1)
        else:
            self._start_in_mapping(here, node, event)
        self._open.append(node)
        self._here = node

    def _start_in_mapping(
        self, here: Mapping | Sequence, node: Mapping | Sequence, event: yaml.CollectionStartEvent
    ) -> None:
        key, self._key = self._key, None
        if key is None:
            self._reject(event, "a list or mapping stands where a name belongs", "write a name")
        if key in here:
            self._duplicate(here, key)
        else:
            here[key] = node
        node.key = key

    def _end(self, event: yaml.Event) -> None:
        self._open.pop()
        self._here = self._open[-1] if self._open else None

    def _alias(self, event: yaml.Event) -> None:
        self._reject(event, _SHARED, "write the value out again")

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._reject(
                event, "a second '---' document starts here", "one file holds one document"
            )

    def _duplicate(self, here: Mapping, key: Text) -> None:
        first = here.place_of(key).line
        message = f"'{key}' is given twice in the same place"
        self.problems.append(error(key.at, message, f"keep this one or the one in line {first}"))

    def _reject(self, event: yaml.Event, message: str, hint: str) -> NoReturn:
        raise _Rejected(error(Source(self.file, event.start_mark.line + 1), message, hint))
