"""`formcheck review [SESSION] [--json | --csv | --html]`: what was done in a visit, the last one by default."""

from __future__ import annotations

import argparse
import json
import sys

from formcheck.commands.places import named
from formcheck.errors import UsageError
from formcheck.review.visit import VisitReview, find_review, last_visit
from formcheck.session.folder import sessions_root

NO_SESSIONS = (
    "There is no session to review yet. Do one with `formcheck run`, or try `formcheck demo`;\n"
    "it will be kept in {root}."
)


def run(args: argparse.Namespace) -> int:
    """Prints the review of `args.session` (a set's path or name, a visit's id, or None for the last visit).

    `args.json`, `args.csv` and `args.html` choose the form. Gives 1 where there is no session yet; raises SessionError
    where the one asked for is not there or cannot be read, UsageError where --open or --out lack --html.
    """
    if not args.html and (args.open or args.out):
        raise UsageError("--open and --out are about the page: add --html.")
    root = sessions_root()
    visit = last_visit(root) if args.session is None else find_review(args.session, root)
    if visit is None:
        sys.stderr.write(NO_SESSIONS.format(root=root) + "\n")
        return 1
    if args.json:
        _print_json(visit)
    elif args.csv:
        _print_csv(visit)
    elif args.html:
        _write_page(visit, args)
    else:
        from formcheck.review.terminal import print_review

        print_review(visit)
    return 0


def _print_json(visit: VisitReview) -> None:
    from formcheck.review.json_object import visit_object

    json.dump(visit_object(visit), sys.stdout, indent=2, allow_nan=False)
    sys.stdout.write("\n")


def _print_csv(visit: VisitReview) -> None:
    from formcheck.review.csv_rows import visit_csv

    sys.stdout.write(visit_csv(visit))


def _write_page(visit: VisitReview, args: argparse.Namespace) -> None:
    from formcheck.review.page.build import page_of
    from formcheck.review.page.file import open_page, page_path, write_page

    path = page_path(visit) if args.out is None else named(args.out)
    write_page(path, page_of(visit))
    print(path)
    if args.open:
        open_page(path)
