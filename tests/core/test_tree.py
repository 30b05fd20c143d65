import pytest

from portfolio.problem import as_text
from portfolio.text import Mapping, Sequence, Text
from store.tree import MAX_BYTES, read_tree


def refused(content: bytes | str) -> list[str]:
    """What is said of a file that gives no tree, without the severity."""
    raw = content.encode() if isinstance(content, str) else content
    tree, problems = read_tree(raw, "a.yml")
    assert tree is None
    return [as_text(problem).replace(" error:", "") for problem in problems]


def read(text: str) -> Mapping:
    tree, problems = read_tree(text.encode(), "a.yml")
    assert tree is not None
    assert not problems
    return tree


@pytest.mark.parametrize(
    "text",
    "no 010 7000.10 2026-10 2026-10-01 12:30 1e3 0x1F .inf NaN null ~ +5 1_000 on =".split(),
)
def test_a_scalar_stays_as_it_was_typed(text: str) -> None:
    """YAML 1.1 would make booleans, octal numbers, minutes and floats of these."""
    assert {"a": text, "b": text} == read(f"a: {text}\nb: '{text}'\n")


def test_every_node_knows_its_file_and_line() -> None:
    tree = read("a:\n  - id: x\n    b: 1\n  - {id: y, b: [2,\n   3]}\nc: >-\n  long\n  text\n")
    a = tree["a"]
    assert isinstance(a, Sequence)
    first, second = a
    assert isinstance(first, Mapping)
    assert isinstance(second, Mapping)
    assert (2, 2, 4) == (a.line, first.line, second.line)
    assert ("x", "y") == (first.key, second.key)
    values = [first["b"], *second["b"], tree["c"]]
    assert [("1", 3), ("2", 4), ("3", 5), ("long text", 6)] == [(v, v.line) for v in values]
    assert {"a.yml"} == {node.at.file for node in (tree, a, first, *values)}
    assert [("id", 2), ("b", 3)] == [(name, name.line) for name in first.names()]
    assert (1, 6, 1) == tuple(tree.place_of(name).line for name in ("a", "c", "absent"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(end: str) -> None:
    tree = read(f"a: 1{end}b: 2{end}{end}c: 3{end}")
    assert [1, 2, 4] == [node.line for node in tree.values()]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_signs_that_editors_do_not_count_as_line_ends(sign: str) -> None:
    """They come with text that was copied from the web, and mean a blank."""
    tree = read(f"a: 'one{sign}two'\nb: 2\n")
    assert ("one two", 2) == (tree["a"], tree["b"].line)


def test_a_byte_order_mark_is_no_part_of_the_first_name() -> None:
    assert {"a": "1"} == read("\ufeffa: 1\n")


def test_text_of_all_languages_stays_as_it_is() -> None:
    assert {"a": "Zoë – 東京 🚣"} == read("a: Zoë – 東京 🚣\n")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "a.yml:1: the file is empty; fill it in or delete it"),
        ("# nothing\n# yet\n", "a.yml:1: the file is empty; fill it in or delete it"),
        ("---\n", "a.yml:1: the file is empty; fill it in or delete it"),
        (
            "- a\n- b\n",
            (
                "a.yml:1: the file does not hold named collections; start with a name such as"
                " 'entities:'"
            ),
        ),
        (
            "\nhello\n",
            (
                "a.yml:2: the file does not hold named collections; start with a name such as"
                " 'entities:'"
            ),
        ),
        (
            "a: 1\nb:\n\tc: 2\n",
            "a.yml:3: a tab stands where YAML wants spaces; replace it by spaces",
        ),
        (
            "a: 1\nname: Cafe: open\n",
            (
                "a.yml:2: a colon stands where none belongs; put text that holds a colon in quotes,"
                " and indent names that belong together alike"
            ),
        ),
        (
            "a:\n  b: 1\n c: 2\n",
            (
                "a.yml:3: this line does not fit those above it; indent it like its neighbours, and"
                " close every quote and bracket"
            ),
        ),
        (
            "a:\n  - x\n  b: 1\n",
            (
                "a.yml:3: this line does not fit the list above it; start it with '- ', or indent"
                " it like the names of the entry"
            ),
        ),
        ("a: 1\nb\nc: 2\n", "a.yml:3: a name without a colon; write 'name: value'"),
        ("a: 1\nb: 'open\nc: 2\n", "a.yml:2: a quote is not closed; add the same quote at its end"),
        (
            'a: "C:\\data"\n',
            "a.yml:1: a backslash in double quotes means something else; use single quotes",
        ),
        ("a: 1\nb: [1, 2\nc: 3\n", "a.yml:2: a '[' is not closed; add ',' between entries or ']'"),
        ("a: 1\nb: {c: 1\nd: 3\n", "a.yml:2: a '{' is not closed; add ',' between entries or '}'"),
        ("a: @home\n", "a.yml:1: text cannot start with this sign; put the text in quotes"),
        (
            "a: &x 1\nb: *x\n",
            (
                "a.yml:1: anchors (&), aliases (*) and merges (<<) are not used in data files;"
                " write the value out"
            ),
        ),
        (
            "a: &x {b: 1}\n",
            (
                "a.yml:1: anchors (&), aliases (*) and merges (<<) are not used in data files;"
                " write the value out"
            ),
        ),
        (
            "a: 1\nb: *x\n",
            (
                "a.yml:2: anchors (&), aliases (*) and merges (<<) are not used in data files;"
                " write the value out again"
            ),
        ),
        (
            "a: !!str 1\n",
            "a.yml:1: tags (!) are not used in data files; remove 'tag:yaml.org,2002:str'",
        ),
        (
            "a: !!python/object:os.system {}\n",
            "a.yml:1: tags (!) are not used in data files; write the value out",
        ),
        (
            "a: 1\n---\nb: 2\n",
            (
                "a.yml:2: a second document starts here; remove the '---', or make it a file of its"
                " own"
            ),
        ),
        ("? {a: 1}\n: 2\n", "a.yml:1: a list or mapping stands where a name belongs; write a name"),
        ("a:\n  " + "[" * 60, "a.yml:2: nested more than 24 levels deep; flatten it"),
        ("a:\n  " + "{b: " * 100_000, "a.yml:2: nested more than 24 levels deep; flatten it"),
        ("a: 1\nb: \x07\n", "a.yml:2: a sign that is not text stands here; type it again"),
        (b"a: 1\nb: caf\xe9\n", "a.yml:2: this is not text in UTF-8; save the file as UTF-8"),
        (b"a: 1\r\nb: \x93x\x94\r\n", "a.yml:2: this is not text in UTF-8; save the file as UTF-8"),
        ("a: 1\n".encode("utf-16"), "a.yml:1: this is not text in UTF-8; save the file as UTF-8"),
        (
            "a: 1\n".encode("utf-16-le"),
            "a.yml:1: this is not text in UTF-8; save the file as UTF-8",
        ),
        (b"a: 1\nb: \0\n", "a.yml:2: this is not text in UTF-8; save the file as UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.yml:1: this is not text in UTF-8; save the file as UTF-8"),
        (
            b"a: " + b"x" * MAX_BYTES,
            "a.yml:1: the file is larger than 1 MiB; split it into several files",
        ),
    ],
)
def test_what_cannot_be_read_says_what_to_do(content: bytes | str, expected: str) -> None:
    """One line in plain words, at the line where mending starts."""
    assert [expected] == refused(content)


def test_a_file_of_exactly_the_limit_is_read() -> None:
    assert read("a: " + "x" * (MAX_BYTES - 3))


def test_a_name_given_twice() -> None:
    """The first one holds; every repetition is shown, in records and at the top of the file."""
    tree, problems = read_tree(b"a: 1\nb: {c: 2, c: 3}\na:\n  - d\n", "a.yml")
    assert [
        "a.yml:2: error: 'c' is given twice in the same place; keep one",
        "a.yml:3: error: 'a' is given twice in the same place; keep this one or the one in line 1",
    ] == [as_text(problem) for problem in problems]
    assert {"a": "1", "b": {"c": "2"}} == tree


def test_what_went_wrong_before_is_told_too() -> None:
    """A file that breaks off still shows the repetitions above the break."""
    problems = refused("a: 1\na: 2\nb: [\n")
    assert 2 == len(problems)
    assert problems[0].startswith("a.yml:2: 'a' is given twice")


def test_words_at_a_place_can_be_replaced() -> None:
    text = read("a: 1\nb: 2\n")["b"]
    assert isinstance(text, Text)
    assert ("3", text.at) == (text.placed_as("3"), text.placed_as("3").at)
