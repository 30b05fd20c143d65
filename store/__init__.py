"""Disk and git: reads the data folder, writes month files and exports; returns values."""
