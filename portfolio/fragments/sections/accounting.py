"""The sections of a report on the books."""

from portfolio.fragments.section import SectionKind
from portfolio.fragments.sections.books import books, chart_of_accounts, expenses
from portfolio.fragments.sections.recognition import revenue_recognition
from portfolio.fragments.sections.roadmap import profitability_roadmap

KINDS = (
    SectionKind("books", "Books", books),
    SectionKind("revenue-recognition", "When revenue counts", revenue_recognition),
    SectionKind("chart-of-accounts", "Chart of accounts", chart_of_accounts),
    SectionKind("expenses", "Expenses", expenses),
    SectionKind("profitability-roadmap", "Way to profit", profitability_roadmap),
)
