"""Every fact that the two documents state: its number in the register of facts, where the data
holds it, what it says, and which documents say so.
"""

from typing import NamedTuple

A, B = frozenset({"doc-a"}), frozenset({"doc-b"})
BOTH = A | B


class Stated(NamedTuple):
    fact: int
    address: str
    text: str
    documents: frozenset[str]


_GAPS = "stripe-keys environment-file gas-endpoints cloudfront-firewall".split()
_STACKS = "jada qos qdn dc".split()
_BOOKING_SITES = "sailo getmyboat viator getyourguide airbnb-experiences".split()

FACTS = (
    Stated(1, "declared_counts.businesses.declared", "4", BOTH),
    Stated(1, "declared_counts.ancillary-domains.declared", "3", BOTH),
    *(Stated(1, f"entities.{e}", e, BOTH) for e in (*_STACKS, "rental-3028", "delivery")),
    Stated(1, "entities.dc-clients.parent", "dc", BOTH),
    Stated(2, "declared_counts.reports.declared", "8", BOTH),
    Stated(3, "declared_counts.ceo-shortfalls.declared", "8", A),
    Stated(4, "declared_counts.ceo-kpis.declared", "9", A),
    Stated(5, "milestones.ceo-agenda.horizon", "30 days", BOTH),
    Stated(5, "milestones.ceo-agenda.condition", "unknown", BOTH),
    Stated(6, "declared_counts.cto-gaps.declared", "6", BOTH),
    *(Stated(6, f"control_states.{gap}.state", "fail", BOTH) for gap in _GAPS),
    *(Stated(6, f"control_states.{gap}.source_severity", "critical", BOTH) for gap in _GAPS),
    Stated(7, "costs.aws.monthly", "~50 to 84", BOTH),
    Stated(8, "savings.aws-total.amount", "~25", BOTH),
    Stated(9, "declared_counts.cto-actions.declared", "10", A),
    *(Stated(10, f"sites.{site}.analytics", "no", BOTH) for site in _STACKS),
    *(Stated(10, f"sites.{site}.availability_calendar", "no", BOTH) for site in ("jada", "qos")),
    Stated(10, "sites.jada.stale_texts", "descriptions of the tiers", B),
    *(Stated(10, f"sites.{site}.send_time_optimised", "no", B) for site in ("jada", "qos")),
    *(
        Stated(11, f"stacks.{stack}.practice.{practice}", "no", A)
        for stack in _STACKS
        for practice in ("ci", "staging", "rollback")
    ),
    Stated(12, "declared_counts.accounting-milestones.declared", "4", A),
    Stated(12, "milestones.profitability.horizon", "Q1 2027", A),
    *(
        Stated(13, f"accounts.{account}.present", "no", B)
        for account in ("customer-acquisition", "fulfillment", "crew-overhead")
    ),
    Stated(14, "books.portfolio.ledger", "no", BOTH),
    *(
        Stated(14, f"revenue_streams.{stream}.tracked", "no", BOTH)
        for stream in ("jada-events", "qos-charters", "qdn-jobs", "dc-services")
    ),
    *(Stated(14, f"revenue_streams.{s}.tracked", "no", B) for s in ("rental-3028", "delivery")),
    Stated(15, "campaigns.email-blast.recipients", "3676", BOTH),
    Stated(15, "campaigns.email-blast.can_send", "no", B),
    Stated(15, "assets.jada-users.size", "3676", B),
    Stated(16, "campaigns.email-blast.potential", "10000 to 50000", A),
    Stated(17, "channels.sailo.sequence", "1", A),
    Stated(17, "channels.getmyboat.sequence", "2", A),
    Stated(17, "channels.viator.sequence", "3", A),
    Stated(17, "channels.getyourguide.sequence", "3", A),
    Stated(17, "channels.airbnb-experiences.kind", "ota", B),
    *(
        Stated(18, f"listings.{entity}-{site}.state", "absent", BOTH)
        for entity in ("jada", "qos")
        for site in _BOOKING_SITES
    ),
    Stated(19, "funnels.qdn.steps.0.state", "broken", A),
    Stated(19, "funnels.qdn.steps.0.instrumented", "no", B),
    Stated(19, "revenue_streams.qdn-jobs.has_price_list", "no", B),
    Stated(19, "listings.qdn-local-search.state", "absent", B),
    *(
        Stated(20, f"milestones.marketing-{n}-days.horizon", f"{n} days", BOTH)
        for n in (30, 60, 90)
    ),
    *(
        Stated(20, f"milestones.marketing-{n}-days.condition", "unknown", BOTH)
        for n in (30, 60, 90)
    ),
    Stated(21, "burn.portfolio.declared", "~7000 to 9000", A),
    *(
        Stated(22, f"capital_tiers.{tier}.order", str(order), A)
        for order, tier in enumerate(("zero-cost", "low-cost", "revenue-producing"), 1)
    ),
    Stated(23, "break_evens.charters.declared", "6", BOTH),
    Stated(23, "break_evens.charters.units_name", "charters", BOTH),
    Stated(24, "pipelines.portfolio.supplied", "yes", BOTH),
    Stated(24, "pipelines.portfolio.deals", "", BOTH),
    Stated(25, "targets.portfolio.last", "2026-12", BOTH),
    Stated(25, "targets.portfolio.revenue", "unknown", BOTH),
    Stated(26, "declared_counts.cfo-rules.declared", "3", A),
    *(Stated(26, f"policies.rule-{n}.text", "unknown", A) for n in (1, 2, 3)),
    Stated(27, "equity.equity-holder.share", "unknown", BOTH),
    Stated(27, "people.person-in-transition.transition.last_day", "unknown", A),
    Stated(28, "client_books.dc-clients.billing_model", "no", BOTH),
    Stated(28, "client_books.dc-clients.billing_integration", "no", B),
    Stated(29, "senders.ses.sandbox", "yes", A),
    Stated(29, "senders.ses.region", "us-east-1", A),
    Stated(30, "channels.email.cost_per_thousand", "~0.10", B),
    Stated(31, "contradictions.first-reports.statements.0.says", "eight reports were generated", A),
    Stated(
        31, "contradictions.first-reports.statements.1.says", "all five of the first arrived", A
    ),
    Stated(32, "about.portfolio.cadence", "monthly", B),
    *(
        Stated(33, f"stacks.{stack}.components", "DynamoDB, Lambda, S3, CloudFront", B)
        for stack in ("jada", "qos")
    ),
    *(Stated(33, f"stacks.{stack}.sign_in", "signed token (JWT)", B) for stack in ("jada", "qos")),
    Stated(33, "stacks.qos.capabilities", "scheduling of several events, roles of the crew", B),
    Stated(33, "stacks.qdn.purpose", "Takes requests for service and sees them through", B),
    Stated(33, "stacks.dc.purpose", "Manages the client portfolio", B),
    *(
        Stated(34, f"savings.{saving}", saving, B)
        for saving in ("cloudfront-caching", "lambda-capacity", "unused-rds")
    ),
    Stated(34, "savings.unused-rds.unused_resource", "yes", B),
    Stated(34, "savings.unused-rds.count", "unknown", B),
    Stated(35, "actions.rotate-stripe-keys.closes", "SEC-01", B),
    Stated(35, "actions.audit-ignored-files.closes", "SEC-02", B),
    Stated(35, "actions.validate-gas-requests.closes", "SEC-03", B),
    Stated(35, "actions.firewall-rules.closes", "SEC-04", B),
    Stated(35, "actions.rotate-stripe-keys.timing", "weeks 1 to 2", B),
    *(
        Stated(35, f"actions.{action}.timing", "weeks 2 to 3", B)
        for action in ("lambda-capacity", "cloudfront-caching", "remove-unused")
    ),
    *(
        Stated(36, f"sources.{source}", source, documents)
        for source, documents in (
            ("handoff-notes", BOTH),
            ("asset-inventories", A),
            ("financial-models", A),
            ("delivery-inspection", A),
            ("stack-audits", BOTH),
        )
    ),
)
