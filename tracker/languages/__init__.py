"""A language's words as data: packs read from TOML, and which language a text is in."""
