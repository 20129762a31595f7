"""Check-ins: how the back and the leg feel, kept, compared day by day, and what the programme's rules make of it."""
