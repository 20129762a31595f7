"""`formcheck demo [--no-window]`: the clip that ships with the package, watched and then reviewed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from formcheck.errors import CaptureError, DisplayError
from formcheck.home import expanded

EXERCISE = "glute_bridge"


def run(args: argparse.Namespace) -> int:
    """Show the demo in a window, or go through it without one where there is no display; then review it.

    Reads `args.no_window`, `args.mute` and `args.save`. Gives 0, 1 where not all of it could be kept, or 130 after
    Ctrl-C. Raises CaptureError where the clip is missing.
    """
    from formcheck.commands.run import CLIP_SUMMARY_S, review_result
    from formcheck.live.flow.plan import Around, SessionPlan, endless_set
    from formcheck.live.session import Setup, hold_session
    from formcheck.specs.catalog import find

    clip = demo_clip()
    window = not args.no_window and _can_show()
    sys.stderr.write(
        "Somebody does glute bridges; formcheck watches. Only numbers are kept, and nothing leaves this machine.\n"
    )
    save = None if args.save is None else expanded(args.save)
    around = Around(placement=False, by_posture=False, summary_s=CLIP_SUMMARY_S if window else 0.0)
    plan = SessionPlan(endless_set(find(EXERCISE)), around)
    setup = Setup(plan=plan, sources=(clip,), window=window, mute=args.mute, save=save, practice=False)
    return review_result(hold_session(setup))


def demo_clip() -> Path:
    """The clip in the package, or in a checkout the sample video that the package takes it from.

    Raises CaptureError where it is not there.
    """
    import formcheck

    package = Path(formcheck.__file__).parent
    clip = package / "data" / "demo" / f"{EXERCISE}.mp4"
    in_checkout = package.parent / "sample_videos" / f"{EXERCISE}_clean.mp4"
    for candidate in (clip, in_checkout):
        if candidate.is_file():
            return candidate
    raise CaptureError(f"The demo's clip is missing ({clip}). Install formcheck again.")


def _can_show() -> bool:
    from formcheck.live.display import require_display

    try:
        require_display()
    except DisplayError as error:
        sys.stderr.write(f"{error}\n".replace("Use --no-window to go on without one.", "Going on without one."))
        return False
    return True
