"""Figures and findings as Markdown and HTML that survive both the site and the mail."""
