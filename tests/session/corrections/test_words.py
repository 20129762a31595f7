from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.coach.events import RepDone, WarningEnded
from formcheck.errors import UsageError
from formcheck.session.corrections import load_corrected
from formcheck.session.corrections.model import Correction, MissedRep, NotARep, NotAWarning, WrongSide
from formcheck.session.corrections.propose import Proposal
from formcheck.session.corrections.words import told
from formcheck.session.read import read_session
from formcheck.specs.model import ExerciseSpec
from tests.session.corrections.test_store import NOW
from tests.session.examples import BRIDGE, PURE_HOLD, SESSION_EVENTS, write_session

NAN = float("nan")


@pytest.mark.parametrize(
    ("spec", "correction", "said"),
    [
        (BRIDGE, NotARep("a", NOW, 1.1, 5.0, None), "not a rep, 0:01.1 to 0:05.0"),
        (PURE_HOLD, NotARep("a", NOW, 1.1, 5.0, None), "not a hold, 0:01.1 to 0:05.0"),
        (BRIDGE, MissedRep("b", NOW, 7.4, "left", 3.5), "a rep was missed at 0:07.4, left, held 3.5 s"),
        (PURE_HOLD, MissedRep("b", NOW, 7.4, None), "a hold was missed at 0:07.4"),
        (BRIDGE, WrongSide("c", NOW, 1.1, 5.0, "right"), "the right side, 0:01.1 to 0:05.0"),
        (BRIDGE, NotAWarning("d", NOW, "over_arched", 6.1, None), 'not a warning, "Lower a little" at 0:06.1'),
        (BRIDGE, NotAWarning("d", NOW, "leg_too_high", 6.1, None), "not a warning, leg too high at 0:06.1"),
    ],
)
def test_a_correction_speaks_of_what_was_done_and_said(
    tmp_path: Path, spec: ExerciseSpec, correction: Correction, said: str
) -> None:
    write_session(tmp_path, SESSION_EVENTS, spec=spec, poses=())
    assert told(correction, read_session(tmp_path)) == said


def test_what_cannot_be_corrected_speaks_of_it_too(tmp_path: Path) -> None:
    held = RepDone(26, 1, None, 1, 1, 25, 24, NAN, NAN, NAN, NAN)
    write_session(tmp_path, [held, WarningEnded(9, "x", "warning", None, 4, 6, 1, "No.")], spec=PURE_HOLD, poses=())
    proposal = Proposal(load_corrected(tmp_path), NOW)
    with pytest.raises(UsageError, match="There is no hold 2: this set has one"):
        proposal.not_a_rep(2)
