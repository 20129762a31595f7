"""Measures what the design promises about speed and memory, in one run: `python -m benchmarks`."""
