"""Sections on rented services: what they cost, what customers meet, how mail goes out."""

from decimal import Decimal

from portfolio import display
from portfolio.figures import Figure
from portfolio.figures.counting import of_active
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import be, counted, fact, out_of, quoted, why_none
from portfolio.fragments.view import View
from portfolio.model.market import Sender, Site
from portfolio.model.technology import Saving
from portfolio.truth import Truth, is_below, is_no, is_yes
from portfolio.values import Fact, Number, Value, missing_of

SMALL_SHARE = Decimal("0.05")


def cloud_cost(view: View) -> Section | None:
    """What services cost, what could be saved, and how much that matters."""
    spend = view.figure("cloud_spend")
    if spend is None:
        return None
    if not spend.is_known:
        return Section("What rented services cost is not known", missing=spend.missing)
    blocks = (_cost_facts(view), *_bill(view), *_savings(view), *_how_much_it_matters(view))
    sub = ("All businesses", f"rented services, {view.portfolio.currency} a month")
    return Section(_cost_title(view, spend), sub, blocks)


def _cost_title(view: View, spend: Figure) -> str:
    saving = view.figure("cloud_saving")
    title = f"Rented services cost {display.text(spend.value)} a month"
    if saving is None or not isinstance(saving.value, Number):
        return title
    return f"{title}; {display.text(saving.value)} could go"


def _cost_facts(view: View) -> Html:
    names = (
        ("cloud_spend", "Spent now"),
        ("cloud_saving", "Could be saved"),
        ("cloud_after_saving", "Left after saving"),
        ("saving_share", "Saving, as a share"),
        ("cloud_share_of_burn", "Share of the stated burn"),
    )
    return c.facts(f for name, label in names for f in fact(view, label, view.figure(name)))


def _bill(view: View) -> tuple[Html, ...]:
    """Service by service, where there is more than one."""
    costs = view.portfolio.costs
    if len(costs) < 2:  # noqa: PLR2004  # one line would repeat the total
        return ()
    fields = (
        Field("Service", [f"{cost.vendor}, {cost.service}" for cost in costs]),
        Field("Used by", [view.name_of(cost.entity) for cost in costs], minor=True),
        Field("Cost", [cost.monthly for cost in costs], view.portfolio.currency, numeric=True),
    )
    return ledger(view, "Services", *fields)


def _savings(view: View) -> tuple[Html, ...]:
    savings = view.portfolio.savings
    if not savings:
        return ()
    fields = (
        Field("Way to spend less", [display.sentence(_idea(s)) for s in savings]),
        Field("Saves", [s.amount for s in savings], view.portfolio.currency, numeric=True),
        Field("State", _states(savings), minor=True),
        Field("Doubt", [str(s.doubt or "none") for s in savings]),
    )
    return (*ledger(view, "Savings", *fields), *why_none(s.amount for s in savings))


def _states(savings: tuple[Saving, ...]) -> list[str]:
    """Done or open; nothing at all before the first is done."""
    if not any(saving.done for saving in savings):
        return [""] * len(savings)
    return ["done" if saving.done else "open" for saving in savings]


def _idea(saving: Saving) -> str:
    if saving.count is None or not isinstance(saving.count, Number):
        return str(saving.name)
    return f"{saving.name} ({display.text(saving.count)})"


def _how_much_it_matters(view: View) -> tuple[Html, ...]:
    """A bill that is a small part of what is spent is worth tidying, not planning around."""
    share = view.figure("cloud_share_of_burn")
    if share is None or is_below(share.value, SMALL_SHARE) is not Truth.YES:
        return ()
    words = ("The whole bill is ", quoted(share), " as stated: savings here tidy up, ")
    return (c.note(c.joined((*words, "they do not make the money last longer."))),)


def customer_experience(view: View) -> Section | None:
    """Website by website: what customers find there and what nobody sees."""
    sites = of_active(view.portfolio, view.portfolio.sites)
    if not sites:
        return None
    fields = (
        Field("Website", [str(s.name) for s in sites]),
        Field("Business", [view.name_of(s.entity) for s in sites], minor=True),
        Field("Visits counted", [s.analytics for s in sites]),
        Field("Free dates shown", [s.availability_calendar for s in sites]),
        Field("Sends when read", _sending(sites), minor=True),
    )
    missing = missing_of(*(v for s in sites for v in (s.analytics, s.availability_calendar)))
    sub = ("All websites", "what customers find, and whether anybody sees them come")
    blocks = (*ledger(view, "Websites", *fields), *_stale(sites))
    return Section(_sites_title(sites), sub, blocks, missing)


def _sending(sites: tuple[Site, ...]) -> list[Value | str | None]:
    """Whether notices go out when people read them, of those that send any."""
    if all(site.send_time_optimised is None for site in sites):
        return [None] * len(sites)
    return [site.send_time_optimised or "not checked" for site in sites]


def _stale(sites: tuple[Site, ...]) -> tuple[Html, ...]:
    """Texts that are out of date, by website."""
    texts = [f"{s.name}, {display.listed([str(t) for t in s.stale_texts])}" for s in sites]
    found = [text for text, site in zip(texts, sites, strict=True) if site.stale_texts]
    return (c.note(f"Out of date: {'; '.join(found)}."),) if found else ()


def _sites_title(sites: tuple[Site, ...]) -> str:
    counting = sum(is_yes(s.analytics) is Truth.YES for s in sites)
    title = f"{out_of(counting, len(sites), 'website')} counts visits"
    if counting > 1:
        title = f"{out_of(counting, len(sites), 'website')} count visits"
    bookable = [s for s in sites if isinstance(s.availability_calendar, Fact)]
    blind = sum(is_no(s.availability_calendar) is Truth.YES for s in bookable)
    if not blind:
        return title
    who = "it" if len(sites) == 1 else display.in_words(blind)
    return f"{title}; {who} {'hides' if blind == 1 else 'hide'} which dates are free"


def mail(view: View) -> Section | None:
    """The accounts that send mail: trial mode, how many a day, and what that means for a list."""
    senders = view.portfolio.senders
    if not senders:
        return None
    fields = (
        Field("Account", [str(s.name) for s in senders]),
        Field("Trial mode", [s.sandbox for s in senders]),
        Field("Mails a day", [s.daily_quota for s in senders], numeric=True),
        Field("Region", [str(s.region or "") for s in senders], minor=True),
    )
    blocks = (*ledger(view, "Mail accounts", *fields), *_lists(view))
    sub = ("Mail accounts", "in trial mode only verified addresses get mail")
    missing = missing_of(*(v for s in senders for v in (s.sandbox, s.daily_quota)))
    return Section(_mail_title(senders), sub, blocks, missing)


def _mail_title(senders: tuple[Sender, ...]) -> str:
    trial = sum(is_yes(s.sandbox) is Truth.YES for s in senders)
    quotas = [s.daily_quota for s in senders if isinstance(s.daily_quota, Number)]
    if not trial:
        return f"{counted(len(senders), 'account')} may write to anybody"
    if trial == len(senders) == len(quotas) == 1:
        limit = display.text(quotas[0], "")
        return f"In trial mode, mail reaches {limit} verified addresses a day at most"
    return f"{out_of(trial, len(senders), 'mail account')} {be(trial)} in trial mode"


def _lists(view: View) -> tuple[Html, ...]:
    """How long each planned letter would take at today's limit."""
    days = [f for f in view.named("sandbox_days") if isinstance(f.value, Number)]
    names = {str(campaign.id): str(campaign.name) for campaign in view.portfolio.campaigns}
    return tuple(
        c.note(
            c.joined((names.get(f.subject, f.label), " would take ", quoted(f), " at this limit."))
        )
        for f in days
    )
