"""From an article's text to its mentions of events, each with the sentences that prove it."""
