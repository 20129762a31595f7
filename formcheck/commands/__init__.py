"""Commands: one module a command; each `run(args)` takes parsed words and returns the exit code."""
