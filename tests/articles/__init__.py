"""The reading of articles."""
