"""From mentions in several articles to events: what is one occasion, and what is known of it."""
