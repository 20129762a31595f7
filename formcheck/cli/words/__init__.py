"""What each command may be told: one module a command, read only when that command is named."""
