"""What fields mean: the docstrings below them, read when somebody asks.

Pydantic would read them too, of every class and each time the program starts.
"""

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

_OURS = __name__.partition(".")[0]


@cache
def meanings(kind: type) -> Mapping[str, str]:
    """Field -> what is written below it, for those that have something there."""
    bases = [c for c in reversed(kind.__mro__) if c.__module__.partition(".")[0] == _OURS]
    return {name: words for base in bases for name, words in _written_below(base)}


def _written_below(kind: type) -> Iterator[tuple[str, str]]:
    """Each annotated name that a docstring follows, with that docstring."""
    [definition] = ast.parse(inspect.cleandoc(f"\n{inspect.getsource(kind)}")).body
    assert isinstance(definition, ast.ClassDef)  # noqa: S101  # the source of a class
    for field, below in pairwise(definition.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match below:
                case ast.Expr(ast.Constant(str(words))):
                    yield field.target.id, inspect.cleandoc(words)
