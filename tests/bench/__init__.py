"""Measurements: each `bench_*.py` defines `measure() -> dict`; run by `python -m tests.bench`."""
