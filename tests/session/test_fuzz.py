"""Whatever lies on the disk: every reader takes it, skips it or refuses it in a sentence, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.errors import FormcheckError, UsageError
from formcheck.review.export.chosen import Wanted
from formcheck.review.export.labels import truth_of
from formcheck.review.export.objects import to_object
from formcheck.review.export.rows import rows
from formcheck.session import lines
from formcheck.session.corrections import lines as correction_lines
from formcheck.session.corrections import load_corrected
from formcheck.session.corrections.batch import read_batch
from formcheck.session.corrections.model import TYPES
from formcheck.session.lines import EVENT_TYPES, DamagedLineError, UnknownLineError
from formcheck.session.read import summary_of
from formcheck.session.summary_object import to_json
from tests.session.examples import STARTED_AT, write_session

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
EVENT_KEYS = [
    "t",
    "side",
    "start_s",
    "end_s",
    "peak_s",
    "hold_s",
    "n",
    "posture",
    "state",
    "id",
    "level",
    "value",
    "own",
]
CORRECTION_KEYS = ["id", "made_at", "start_s", "end_s", "at_s", "side", "hold_s", "warning", "undoes", "schema"]


def objects(types: list[str], keys: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Objects that look like lines, with anything at all for values."""
    likely = st.sampled_from(
        [None, "left", "right", 1.5, 2.5, 3, True, "2026-11-22T15:04:05Z", "supine", "ok", "warning"]
    )
    values = st.one_of(likely, ANY_JSON)
    return st.tuples(st.sampled_from(types), st.dictionaries(st.sampled_from(keys), values)).map(
        lambda made: {**made[1], "type": made[0]}
    )


@given(objects([*EVENT_TYPES, "header", "end", "later"], EVENT_KEYS))
@settings(max_examples=300)
def test_a_line_of_the_log_is_read_or_refused(content: dict[str, Any]) -> None:
    raw = json.dumps(content).encode() + b"\n"
    try:
        line = lines.parse(raw)
    except (DamagedLineError, UnknownLineError):
        return
    assert repr(lines.parse(lines.dump(line))) == repr(line)


@given(st.binary(max_size=200))
def test_bytes_are_no_line(raw: bytes) -> None:
    with pytest.raises((DamagedLineError, UnknownLineError)):
        lines.parse(raw)


@given(objects([*TYPES, "later"], CORRECTION_KEYS))
@settings(max_examples=300)
def test_a_correction_is_read_or_refused(content: dict[str, Any]) -> None:
    try:
        line = correction_lines.parse(json.dumps(content).encode() + b"\n")
    except (DamagedLineError, UnknownLineError):
        return
    again = correction_lines.parse(correction_lines.dump(line))
    assert again.id == line.id
    assert abs((again.made_at - line.made_at).total_seconds()) < 0.001


@given(st.one_of(st.binary(max_size=200), ANY_JSON.map(lambda any_json: json.dumps(any_json).encode())))
def test_a_page_s_file_is_refused_in_a_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "page.json"
    file.write_bytes(data)
    with pytest.raises(UsageError, match="holds no corrections"):
        read_batch(file, "any")


@given(st.lists(st.one_of(ANY_JSON, objects(list(TYPES), CORRECTION_KEYS)), max_size=3))
@settings(max_examples=150)
def test_what_a_page_s_file_says_is_taken_or_refused(tmp_path_factory: pytest.TempPathFactory, made: list[Any]) -> None:
    file = tmp_path_factory.getbasetemp() / "page.json"
    file.write_text(json.dumps({"formcheck_corrections": 1, "session": "any", "corrections": made}))
    try:
        assert len(read_batch(file, "any")) == len(made)
    except UsageError as error:
        assert str(file) in str(error)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a corrected set."""
    folder = tmp_path_factory.mktemp("whole")
    write_session(folder, poses=[])
    line = {"type": "not_a_rep", "start_s": 1.1, "end_s": 5.0, "side": None, "id": "a", "schema": 1}
    missed = {"type": "missed_rep", "at_s": 8.5, "side": None, "hold_s": 2.5, "id": "b", "schema": 1}
    made_at = {"made_at": STARTED_AT.isoformat()}
    text = "".join(json.dumps({**one, **made_at}) + "\n" for one in (line, missed))
    (folder / "corrections.jsonl").write_text(text)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=150)
def test_of_a_damaged_set_every_figure_can_be_made(
    whole: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Digits changed, so that most lines still parse with other numbers in them; sometimes pieces taken out."""
    rng = np.random.default_rng(seed)
    folder = tmp_path_factory.mktemp("damaged")
    for name, data in whole.items():
        (folder / name).write_bytes(_other_numbers(data, rng))
    try:
        found = load_corrected(folder)
    except FormcheckError:
        return
    summary = summary_of(found.session)
    made = (to_json(summary), list(rows([found])), to_object([found], Wanted(), STARTED_AT), truth_of(found))
    json.dumps(made, allow_nan=False)
    assert [rep.n for rep in summary.reps] == list(range(1, len(summary.reps) + 1))


def _other_numbers(data: bytes, rng: np.random.Generator) -> bytes:
    changed = bytearray(data)
    digits = [at for at, byte in enumerate(changed) if chr(byte).isdigit()]
    for _ in range(int(rng.integers(0, 8)) if digits else 0):
        at = digits[int(rng.integers(0, len(digits)))]
        changed[at : at + 1] = [b"9", b"e", b"0", b"-", b"1e300", b"null"][int(rng.integers(0, 6))]
    if rng.random() < 0.3 and changed:
        at = int(rng.integers(0, len(changed)))
        del changed[at : at + int(rng.integers(1, 200))]
    return bytes(changed)
