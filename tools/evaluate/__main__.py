"""Score formcheck on folders of clips with truth: python -m tools.evaluate DIR [DIR...]."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from formcheck.errors import FormcheckError, SpecError
from formcheck.specs.catalog import package_folder
from formcheck.specs.load import load_spec
from formcheck.specs.model import ExerciseSpec
from tools.evaluate.export import as_json
from tools.evaluate.folder import clips_in
from tools.evaluate.table import print_scores
from tools.evaluate.targets import targets
from tools.evaluate.totals import totals
from tools.evaluate.workers import score_all


def main(words: Sequence[str] | None = None) -> int:
    """Run it; gives the exit code: 0 scored, 1 a clip could not be, 2 wrong usage, 130 interrupted."""
    args = _parser().parse_args(words)
    try:
        return _run(args)
    except FormcheckError as error:
        print(f"evaluate: {error}", file=sys.stderr)
        return error.exit_code
    except OSError as error:
        where = error.filename or args.cache
        print(f"evaluate: {where}: {error.strerror}. Is it the cache? Give another with --cache.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("evaluate: interrupted; the poses extracted so far are kept.", file=sys.stderr)
        return 130


def _run(args: argparse.Namespace) -> int:
    specs = _specs(args.spec_dir or package_folder())
    found = clips_in(args.folders)
    for note in found.notes:
        print(f"evaluate: {note}", file=sys.stderr)
    scores = score_all(found.clips, specs, args.cache, jobs=args.jobs, cross=args.cross)
    summed = totals(scores, cross=args.cross)
    wanted = targets(summed)
    if args.json:
        print(json.dumps(as_json(scores, summed, wanted), indent=1, ensure_ascii=False, allow_nan=False))
    else:
        print_scores(scores, summed, wanted)
    return 1 if summed.failed else 0


def _specs(folder: Path) -> tuple[ExerciseSpec, ...]:
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise SpecError(f"there is no exercise (*.yaml) in {folder}: give the folder of the specs with --spec-dir.")
    return tuple(load_spec(file) for file in files)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.evaluate", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR", help="a folder of clips with their truth")
    parser.add_argument("--json", action="store_true", help="print one JSON object with everything")
    parser.add_argument("--jobs", type=_jobs, default=os.cpu_count() or 1, help="clips at once (default: all cores)")
    parser.add_argument(
        "--cache",
        type=Path,
        default=platformdirs.user_cache_path("formcheck", appauthor=False) / "evaluate",
        help="where the extracted poses are kept (default: %(default)s)",
    )
    parser.add_argument("--spec-dir", type=Path, help="a folder of specs to use in place of the package's")
    parser.add_argument(
        "--cross",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="also run every spec on the clips of all other exercises",
    )
    return parser


def _jobs(word: str) -> int:
    jobs = int(word)
    if jobs < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return jobs


if __name__ == "__main__":
    sys.exit(main())
