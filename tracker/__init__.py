"""Negotiation Tracker: from dropped articles to a timeline of talks, deadlines and exchanges."""

__version__ = "0.1.0"
