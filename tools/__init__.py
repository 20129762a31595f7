"""Development tools of formcheck. Nothing in the package imports them, and the wheel leaves them out."""
