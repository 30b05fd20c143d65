"""The table of sections that a report's front matter may name."""

from portfolio.fragments.section import SectionKind
from portfolio.fragments.sections import cfo

SECTIONS: dict[str, SectionKind] = {kind.id: kind for kind in (*cfo.KINDS,)}
