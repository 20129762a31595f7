"""History: many visits as days, weeks and lines; on the terminal, as JSON, and as a page."""
