"""Checks: what `formcheck doctor` looks at, one module a subject, each run in a process of its own."""
