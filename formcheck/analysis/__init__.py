"""Analysis: one source through the whole path, capture to session, in one call."""
