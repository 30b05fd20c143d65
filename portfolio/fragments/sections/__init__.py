"""The table of sections that a report's front matter may name."""

from portfolio.fragments.section import SectionKind
from portfolio.fragments.sections import (
    accounting,
    ahead,
    ceo,
    cfo,
    clients,
    cmo,
    cto,
    delivery,
    rental,
)

SECTIONS: dict[str, SectionKind] = {
    kind.id: kind
    for kinds in (
        ceo.KINDS,
        cfo.KINDS,
        cmo.KINDS,
        accounting.KINDS,
        cto.KINDS,
        rental.KINDS,
        delivery.KINDS,
        clients.KINDS,
        ahead.KINDS,
    )
    for kind in kinds
}
