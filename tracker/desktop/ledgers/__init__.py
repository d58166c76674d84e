"""The ledgers below the timeline: events, deadlines, exchanges, and what the sources disagree on."""
