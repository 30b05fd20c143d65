"""The sections of a report on marketing."""

from portfolio.fragments.section import SectionKind
from portfolio.fragments.sections.campaign import campaign
from portfolio.fragments.sections.channels import channel_strategy, ota_sequence, visibility
from portfolio.fragments.sections.local_search import local_search
from portfolio.fragments.sections.milestones import marketing_milestones

KINDS = (
    SectionKind("visibility", "Where we are found", visibility),
    SectionKind("ota-sequence", "Booking sites", ota_sequence),
    SectionKind("campaign", "Mailing", campaign),
    SectionKind("channel-strategy", "Channels", channel_strategy),
    SectionKind("local-search", "Local search", local_search),
    SectionKind("marketing-milestones", "Milestones", marketing_milestones),
)
