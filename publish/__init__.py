"""The site edge: builds sites, says in a manifest what they hold, and serves them locally."""
