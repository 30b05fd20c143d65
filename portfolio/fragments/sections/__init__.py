"""The table of sections that a report's front matter may name."""

from portfolio.fragments.section import SectionKind
from portfolio.fragments.sections import accounting, ceo, cfo, cmo

SECTIONS: dict[str, SectionKind] = {
    kind.id: kind
    for kinds in (
        ceo.KINDS,
        cfo.KINDS,
        cmo.KINDS,
        accounting.KINDS,
    )
    for kind in kinds
}
