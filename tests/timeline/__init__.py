"""Tests of the timeline's numbers and drawing."""
