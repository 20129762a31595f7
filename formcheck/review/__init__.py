"""Review: a log in, tables and exports out. Knows no frames."""
