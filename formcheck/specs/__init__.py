"""Specs: YAML in, a checked ExerciseSpec out, with errors that name file, line and field. Knows no frames."""
