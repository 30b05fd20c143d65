"""One YAML file -> a tree of located text. The only module that parses YAML.

The C parser's events are enough: no scalar is given a meaning here, so none is lost, and nesting
is bounded while reading, so that no file can exhaust the machine.
"""

import re
from collections.abc import Callable
from typing import Any, NoReturn

import yaml

from portfolio.problem import Problem, error
from portfolio.text import Mapping, Sequence, Text
from portfolio.values import Source

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 24

_SHARED = "anchors (&), aliases (*) and merges (<<) are not used in data files"
_TAGGED = "tags (!) are not used in data files"
_NO_COLLECTION = "the file does not hold named collections"
_START = "start with a name such as 'entities:'"
_UNFIT = "check the indentation, colons and quotes around this line"

# YAML would count these as line ends where editors do not, and lines would be off by one.
_NO_LINE_ENDS = "\x85\u2028\u2029"
_LINE_END = re.compile(r"\r\n|\r|\n")

# The parser's reasons -> what a person would say, and do.
_IN_PLAIN_WORDS = {
    "mapping values are not allowed in this context": (
        "a colon stands where none belongs",
        "put text that holds a colon in quotes, and indent names that belong together alike",
    ),
    "did not find expected key": (
        "this line does not fit those above it",
        "indent it like its neighbours, and close every quote and bracket",
    ),
    "did not find expected '-' indicator": (
        "this line does not fit the list above it",
        "start it with '- ', or indent it like the names of the entry",
    ),
    "could not find expected ':'": ("a name without a colon", "write 'name: value'"),
    "found unexpected end of stream": ("a quote is not closed", "add the same quote at its end"),
    "found unknown escape character": (
        "a backslash in double quotes means something else",
        "use single quotes",
    ),
    "did not find expected ',' or ']'": ("a '[' is not closed", "add ',' between entries or ']'"),
    "did not find expected ',' or '}'": ("a '{' is not closed", "add ',' between entries or '}'"),
    "found character that cannot start any token": (
        "text cannot start with this sign",
        "put the text in quotes",
    ),
}


_STARTS = frozenset({yaml.MappingStartEvent, yaml.SequenceStartEvent})
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})


class _RejectedError(Exception):
    """Raised and caught within this module when reading cannot go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_tree(content: bytes, file: str) -> tuple[Mapping | None, list[Problem]]:
    """The top mapping of a file, or None with the reasons why there is none."""
    if len(content) > MAX_BYTES:
        return None, [too_large(file)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return None, [_unreadable(content[: wrong.start], file)]
    if "\0" in text:
        return None, [_unreadable(content[: content.index(0)], file)]
    for sign in _NO_LINE_ENDS:
        text = text.replace(sign, " ")
    builder = _Builder(file)
    try:
        builder.read(text)
    except _RejectedError as rejected:
        return None, [*builder.problems, rejected.problem]
    except yaml.YAMLError as wrong:
        return None, [*builder.problems, _syntax_problem(wrong, file, text)]
    return _top_mapping(builder, file)


def too_large(file: str) -> Problem:
    message = f"the file is larger than {MAX_BYTES // 1024**2} MiB"
    return error(Source(file, 1), message, "split it into several files")


def _empty(file: str) -> Problem:
    return error(Source(file, 1), "the file is empty", "fill it in or delete it")


def _unreadable(before: bytes, file: str) -> Problem:
    line = len(_LINE_END.split(before.decode("latin-1")))
    return error(Source(file, line), "this is not text in UTF-8", "save the file as UTF-8")


def _top_mapping(builder: "_Builder", file: str) -> tuple[Mapping | None, list[Problem]]:
    if builder.root is None:
        return None, [_empty(file)]
    if not isinstance(builder.root, Mapping):
        return None, [error(builder.root.at, _NO_COLLECTION, _START)]
    return builder.root, builder.problems


def _syntax_problem(wrong: yaml.YAMLError, file: str, text: str) -> Problem:
    """The parser's complaint, at the line where mending starts."""
    lines = _LINE_END.split(text)
    if isinstance(wrong, yaml.reader.ReaderError):
        before = text.encode()[: wrong.position].decode(errors="replace")
        line = len(_LINE_END.split(before))
        return error(Source(file, line), "a sign that is not text stands here", "type it again")
    reason = getattr(wrong, "problem", None) or "unreadable"
    unclosed = "expected ','" in reason or reason == "found unexpected end of stream"
    first = getattr(wrong, "context_mark", None) if unclosed else None
    mark = first or getattr(wrong, "problem_mark", None)
    line = min(mark.line + 1 if mark else 1, len(lines))
    if "\t" in lines[line - 1] and ("tab" in reason or "cannot start" in reason):
        message, hint = "a tab stands where YAML wants spaces", "replace it by spaces"
    else:
        message, hint = _IN_PLAIN_WORDS.get(reason, (f"not valid YAML ({reason})", _UNFIT))
    return error(Source(file, line), message, hint)


class _Builder:
    """Puts the nodes of one file together from parser events."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Mapping | Sequence | None = None
        self.problems: list[Problem] = []
        self._documents = 0

    def read(self, text: str) -> None:  # noqa: C901, PLR0912 - the hot path: one plain loop
        """Consume all events: each has its place in `here`, under `key` when that is a mapping."""
        get_event: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        scalar, mapping, last = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.StreamEndEvent
        sequence, mapping_end = yaml.SequenceStartEvent, yaml.MappingEndEvent
        sequence_end, file = yaml.SequenceEndEvent, self.file
        here: Any = None
        key: str | None = None
        depth = 0
        while (kind := type(event := get_event())) is not last:
            if kind is scalar:
                if event.anchor or event.tag or here is None:
                    self._refuse_scalar(event)
                line = event.start_mark.line + 1
                if key is None and type(here) is Mapping:
                    key = event.value
                    if line != here.line or key in here:
                        self._note_key(here, key, line)
                    continue
                node: Any = Text(event.value)
                node.line, node.parent = line, here
                if key is None:
                    here.append(node)
                    continue
                if here.setdefault(key, node) is node and key == "id":
                    here.key = node
                key = None
            elif kind is mapping_end or kind is sequence_end:
                here, depth = here.parent, depth - 1
            elif kind is mapping or kind is sequence:
                if event.anchor or event.tag or depth >= MAX_DEPTH:
                    self._refuse_start(event)
                node = (Mapping if kind is mapping else Sequence)(
                    file, event.start_mark.line + 1, here
                )
                if key is not None:
                    node.key = key
                    here.setdefault(key, node)
                    key = None
                elif type(here) is Sequence:
                    here.append(node)
                else:
                    self._take_top(event, here, node)
                here, depth = node, depth + 1
            else:
                self._check_other(event)

    def _refuse_start(self, event: Any) -> NoReturn:
        if event.anchor or event.tag:
            self._reject(event, _TAGGED if event.tag else _SHARED, "write the value out")
        self._reject(event, f"nested more than {MAX_DEPTH} levels deep", "flatten it")

    def _take_top(self, event: Any, here: Mapping | None, node: Mapping | Sequence) -> None:
        if here is not None:
            self._reject(event, "a list or mapping stands where a name belongs", "write a name")
        self.root = node

    def _check_other(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._reject(event, _SHARED, "write the value out again")
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                message = "a second document starts here"
                self._reject(event, message, "remove the '---', or make it a file of its own")

    def _refuse_scalar(self, event: Any) -> NoReturn:
        if event.tag:
            self._reject(event, _TAGGED, f"remove '{event.tag}'")
        if event.anchor:
            self._reject(event, _SHARED, "write the value out")
        if not event.value:
            raise _RejectedError(_empty(self.file))
        self._reject(event, _NO_COLLECTION, _START)

    def _note_key(self, here: Mapping, key: str, line: int) -> None:
        """Remember where a key stands; the first one holds when it is repeated."""
        if key in here:
            message = f"'{key}' is given twice in the same place"
            first = here.place_of(key).line
            hint = f"keep this one or the one in line {first}" if first != line else "keep one"
            self.problems.append(error(Source(self.file, line), message, hint))
        elif here.lines is None:
            here.lines = {key: line}
        else:
            here.lines[key] = line

    def _reject(self, event: Any, message: str, hint: str) -> NoReturn:
        raise _RejectedError(error(Source(self.file, event.start_mark.line + 1), message, hint))
