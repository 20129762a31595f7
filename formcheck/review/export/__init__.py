"""Handing figures over: rows, JSON, Parquet, and truth files. Corrections are applied everywhere."""
