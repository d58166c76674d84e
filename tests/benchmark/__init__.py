"""Benchmarks, one module a name, each with `run(options) -> dict`; `python -m tests.benchmark [NAME]...` runs them."""
