"""The ruler: scores formcheck on any folder of clips whose truth is known."""
