"""The dossier: one SQLite file that keeps articles, mentions, events and the user's decisions."""
