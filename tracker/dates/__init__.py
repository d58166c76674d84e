"""When things happen: fuzzy dates, time expressions in text and their resolution, and wording."""
