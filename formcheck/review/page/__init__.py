"""The review as one page: self-contained, no network, printable."""
