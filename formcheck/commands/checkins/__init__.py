"""How a check-in is taken down: from the command's words, or by asking."""
