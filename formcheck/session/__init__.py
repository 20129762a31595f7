"""Session: events and poses in, a log on disk out, and back. Knows no screens."""
