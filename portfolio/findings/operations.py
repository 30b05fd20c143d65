"""Rules on the rental and on the delivery service."""

from collections.abc import Iterator
from decimal import Decimal

from portfolio import display
from portfolio.amounts import Series
from portfolio.calendar import Month
from portfolio.figures.properties import SAFE_DEBT_COVERAGE
from portfolio.findings.finding import Case, Outcome, Rule
from portfolio.findings.subjects import (
    by_subject,
    cited,
    days_from,
    each,
    holding,
    last_complete_months,
    needs,
)
from portfolio.model.operations import Credential, DeliveryService, Partner, Property
from portfolio.truth import Truth, all_of, any_of, is_above, is_below
from portfolio.values import (
    RATIO,
    Known,
    Unknown,
    Value,
    divided,
    measured_in,
    merged,
    missing_of,
)

_PERCENT = Decimal(100)


def thin_income(case: Case) -> Iterator[Outcome]:
    """Income that does not cover costs, or barely covers the loan, has no room for one repair."""
    limit = case.limit
    for subject, _ in each(case, case.portfolio.properties):
        income = case.figures[f"noi.{subject}"].value
        cover = case.figures[f"debt_coverage.{subject}"].value
        yield Outcome(
            truth=any_of(is_below(income, 0), is_below(cover, limit)),
            subject=subject,
            message=_thin(income, cover, limit),
            evidence=merged(income.sources, cover.sources),
            missing=missing_of(income, cover),
        )


def _thin(income: Value, cover: Value, limit: Decimal) -> str:
    if is_below(income, 0) in (Truth.YES, Truth.POSSIBLE):
        return f"A year's rent less costs leaves {display.text(income)}, before any loan"
    return f"Income covers the loan {display.text(cover, 'times')}; {limit} times is safe"


def low_occupancy(case: Case) -> Iterator[Outcome]:
    """A night that passes empty can never be sold again."""
    limit = case.limit / _PERCENT
    months = last_complete_months(case.portfolio, 2)
    for subject, place in each(case, case.portfolio.properties):
        shares = [_occupancy(place, month) for month in months]
        yield Outcome(
            truth=all_of(*(is_below(share, limit) for share in shares)),
            subject=subject,
            message=f"Of all nights, {_by_month(shares, months)} were booked",
            evidence=place.cited,
            missing=missing_of(*shares),
        )


def _occupancy(place: Property, month: Month) -> Value:
    """F-14."""
    nights = place.nights_available.at(month)
    share = divided(place.nights_sold.at(month), nights, "no night was available")
    return measured_in(share, RATIO)


def _by_month(shares: list[Value], months: tuple[Month, ...]) -> str:
    pairs = zip(shares, months, strict=True)
    return display.listed([f"{display.text(s)} in {display.month_name(m)}" for s, m in pairs])


def income_unknown(case: Case) -> Iterator[Outcome]:
    """Rent, costs and vacancy together say what a property earns; without one nobody can."""
    for subject, place in each(case, case.portfolio.properties):
        income = case.figures[f"noi.{subject}"]
        yield Outcome(
            truth=Truth.YES if isinstance(income.value, Unknown) else Truth.NO,
            subject=subject,
            message=f"What it earns cannot be computed without {needs(income.value)}",
            evidence=merged(place.cited, income.sources),
        )


def paper_runs_out(case: Case) -> Iterator[Outcome]:
    """A trip without a valid licence or insurance can cost the vessel and the business."""
    soon = case.limit

    def ends(credential: Credential) -> Truth:
        return is_below(_days_left(case, credential), soon + 1)

    def has_ended(credential: Credential) -> Truth:
        return is_below(_days_left(case, credential), 0)

    for subject, credentials in by_subject(case, case.portfolio.credentials).items():
        ending, ended = holding(credentials, ends), holding(credentials, has_ended)
        yield Outcome(
            truth=any_of(*map(ends, credentials)),
            subject=subject,
            message=display.sentence(display.listed([_paper(c, c in ended) for c in ending])),
            evidence=cited(ending or credentials),
            missing=missing_of(*(c.expires for c in credentials)),
            severity="critical" if ended else "high",
        )


def _days_left(case: Case, credential: Credential) -> Value:
    return Known(Decimal(0), "days") - days_from(credential.expires, case.portfolio.as_of)


def _paper(credential: Credential, ended: bool) -> str:
    verb = "ended" if ended else "ends"
    return f"{credential.name} {verb} on {display.text(credential.expires)}"


def few_partners(case: Case) -> Iterator[Outcome]:
    """Work comes through partners, and partners forget whom they do not hear from."""
    limit = case.limit

    def is_silent(partner: Partner) -> Truth:
        return is_above(days_from(partner.last_contact, case.portfolio.as_of), limit)

    partners = by_subject(case, case.portfolio.partners)
    for subject, service in each(case, case.portfolio.delivery_services):
        active = [p for p in partners.get(subject, ()) if p.active]
        silent = holding(active, is_silent)
        short = _short_of(service)
        yield Outcome(
            truth=any_of(is_above(short, 0), *map(is_silent, active)),
            subject=subject,
            message=_partner_gaps(service, short, silent, limit),
            evidence=cited([service, *silent]),
            missing=missing_of(short, *(p.last_contact for p in active)),
        )


def _short_of(service: DeliveryService) -> Value:
    """How many partners are missing from what the plan wants, or from one where it is silent."""
    wanted = service.partner_target or Known(Decimal(1))
    return wanted - service.active_partners


def _partner_gaps(
    service: DeliveryService, short: Value, silent: list[Partner], limit: Decimal
) -> str:
    gaps = []
    if is_above(short, 0) in (Truth.YES, Truth.POSSIBLE):
        gaps.append(f"{_active(service)} sent work lately")
    if silent:
        names = display.listed([str(p.name) for p in silent])
        gaps.append(f"nobody has spoken to {names} for more than {limit} days")
    return display.sentence(display.listed(gaps))


def _active(service: DeliveryService) -> str:
    have = display.text(service.active_partners)
    if service.partner_target is None:
        return "no partner"
    return f"{have} of the {display.text(service.partner_target)} partners that the plan wants"


def trips_not_logged(case: Case) -> Iterator[Outcome]:
    """What is not logged on a trip cannot be learnt from, priced or shown to a customer."""
    for subject, service in each(case, case.portfolio.delivery_services):
        measures = [v for v in dict(service).values() if isinstance(v, Series)]
        unobserved = [m.latest for m in measures if isinstance(m.latest, Unknown)]
        yield Outcome(
            truth=Truth.YES if unobserved else Truth.NO,
            subject=subject,
            message=f"Nobody keeps count of {needs(*unobserved)}",
            evidence=service.cited,
        )


RULES = (
    Rule(
        "REN-01",
        "high",
        ("rental", "cfo"),
        "Rent leaves too little",
        "Raise the rent, lower the costs or renegotiate the loan",
        thin_income,
        threshold=SAFE_DEBT_COVERAGE,
        threshold_meaning="times that the year's income should cover the year's loan payments",
    ),
    Rule(
        "REN-02",
        "medium",
        ("rental",),
        "Too few nights are booked",
        "Compare price and listing with three similar places and change what is worse",
        low_occupancy,
        threshold=Decimal(60),
        threshold_meaning="percent of nights below which two months in a row call for a change",
    ),
    Rule(
        "REN-05",
        "high",
        ("rental",),
        "What a property earns cannot be computed",
        "Tell the figures that the property's income needs",
        income_unknown,
        about_data=True,
    ),
    Rule(
        "DLV-01",
        "critical",
        ("delivery",),
        "Licences or insurances run out",
        "Renew before the next trip",
        paper_runs_out,
        threshold=Decimal(60),
        threshold_meaning="days before the end of a licence or insurance",
    ),
    Rule(
        "DLV-02",
        "medium",
        ("delivery",),
        "Too few partners send work",
        "Call every partner who has been silent, and win those the plan lacks",
        few_partners,
        threshold=Decimal(90),
        threshold_meaning="days without contact after which a partner counts as silent",
    ),
    Rule(
        "DLV-04",
        "medium",
        ("delivery",),
        "Trips are not logged",
        "Log each trip and each quote on the day it ends",
        trips_not_logged,
        about_data=True,
    ),
)
