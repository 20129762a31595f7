"""The words of `formcheck analyze`."""

from __future__ import annotations

import argparse

from formcheck.cli import options


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    parser.add_argument("source", metavar="SOURCE", help="a video, a picture, or a saved session's folder")
    parser.add_argument("--exercise", required=True, metavar="ID", help=options.EXERCISE)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    options.save(parser)
    parser.add_argument("--silhouette", action="store_true", help="record the silhouette, whatever the exercise")
    parser.add_argument("--video", metavar="OUT.mp4", help="write the clip with the overlay")
    parser.add_argument(
        "--profile", action="store_true", help="the person is you: use your own range, and tell where it was passed"
    )
    options.model(parser)
