"""The sections of a report for whoever leads the portfolio."""

from portfolio.fragments.section import SectionKind
from portfolio.fragments.sections.demand import market_validation, revenue_gaps
from portfolio.fragments.sections.holdings import asset_inventory, equity
from portfolio.fragments.sections.progress import agenda, missing_kpis
from portfolio.fragments.sections.runway import runway

KINDS = (
    SectionKind("runway", "Runway", runway),
    SectionKind("market-validation", "Market", market_validation),
    SectionKind("revenue-gaps", "Revenue", revenue_gaps),
    SectionKind("agenda", "Next 30 days", agenda, spares=("actions",)),
    SectionKind("equity", "Shares", equity),
    SectionKind("missing-kpis", "Measures", missing_kpis),
    SectionKind("asset-inventory", "Assets", asset_inventory),
)
