"""What holds where, as rows and columns of which some nobody can tell anything about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portfolio.values import Missing, NotApplicable, Unknown, Value, missing_of

Key = tuple[str, str]


@dataclass(frozen=True)
class Matrix:
    """Values by row and column; where there is no value, nobody has said anything yet."""

    rows: Sequence[str]
    columns: Sequence[str]
    values: Mapping[Key, Value]

    @property
    def told(self) -> "Matrix":
        """Without the rows and columns of which nothing is known."""
        keys = [key for key, value in self.values.items() if _is_told(value)]
        rows = [r for r in self.rows if any(r == row for row, _ in keys)]
        columns = [c for c in self.columns if any(c == column for _, column in keys)]
        return Matrix(rows, columns, self.values)

    def row(self, name: str) -> list[Value | None]:
        return [self.values.get((name, column)) for column in self.columns]

    def column(self, name: str) -> list[Value | None]:
        return [self.values.get((row, name)) for row in self.rows]

    @property
    def missing(self) -> tuple[Missing, ...]:
        return missing_of(*self.values.values())


def _is_told(value: Value) -> bool:
    return not isinstance(value, Unknown | NotApplicable)
