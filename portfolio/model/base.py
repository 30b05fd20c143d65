"""What all records have in common."""

from pydantic import BaseModel, ConfigDict

from portfolio.fields import Citations, Id
from portfolio.values import Source


class Part(BaseModel):
    """A group of fields inside a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    source: Citations = ()
    """Where the values below were taken from; holds for all of them that name no other source."""


class Record(Part):
    """One thing the owner keeps: it has an id, and stands in a file and a line."""

    id: Id
    """A short name in small letters, unique among its kind."""

    @property
    def at(self) -> Source:
        return self.id.at

    @property
    def cited(self) -> tuple[Source, ...]:
        """Where the record stands and what it cites."""
        at = self.at
        cites = tuple(at._replace(document=c.ref, place=c.place, kind=c.kind) for c in self.source)
        return cites or (at,)
