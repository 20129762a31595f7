"""formcheck: a camera that watches the exercises of a lower-back programme, and keeps what it saw to itself."""

__version__ = "0.1.0"
