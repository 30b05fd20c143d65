"""The sections of a report for whoever answers for the systems."""

from portfolio.fragments.section import SectionKind
from portfolio.fragments.sections.engineering import dev_practice, engineering_actions, stacks
from portfolio.fragments.sections.safeguards import endpoints, security
from portfolio.fragments.sections.services import cloud_cost, customer_experience, mail

KINDS = (
    SectionKind("stacks", "Systems", stacks),
    SectionKind("security", "Safeguards", security),
    SectionKind("endpoints", "Endpoints", endpoints),
    SectionKind("cloud-cost", "Cloud cost", cloud_cost),
    SectionKind("customer-experience", "What customers meet", customer_experience),
    SectionKind("dev-practice", "Safe changes", dev_practice),
    SectionKind(
        "engineering-actions", "Engineering plan", engineering_actions, spares=("actions",)
    ),
    SectionKind("mail-infrastructure", "Mail sending", mail),
)
