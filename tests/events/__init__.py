"""Tests of joining, consensus and names."""
