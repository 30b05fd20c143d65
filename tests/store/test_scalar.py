import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.scalar import scalar
from store.tree import read_tree


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_is_written_is_read_back(text: str) -> None:
    """Any text at all, in one line."""
    line = f"answer: {scalar(text)}"
    assert "\n" not in line
    tree, problems = read_tree(line.encode(), "x.yml")
    assert [] == problems
    assert {"answer": text} == tree


@pytest.mark.parametrize(
    "text", ["7,000", "7000 to 9000", "~25", "12.5%", "$7", "a photo", "don't know"]
)
def test_what_an_owner_types_needs_no_quotes(text: str) -> None:
    assert text == scalar(text)
