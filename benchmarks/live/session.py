"""One session before the clip's camera, for some minutes, and the figures that come of it."""

from __future__ import annotations

import statistics
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.clip import sample, upscaled
from benchmarks.figure import Figure, percentile
from benchmarks.live.display import some_display
from benchmarks.live.stopwatch import Times, WatchedWindow, noting_what_is_drawn, watching
from benchmarks.live.webcam import FPS, ClipCamera, jpegs_of
from formcheck.capture.camera import Camera
from formcheck.live import window
from formcheck.live.ahead import LookAhead
from formcheck.live.estimators import Estimators
from formcheck.live.feed import CameraFeed
from formcheck.live.flow.plan import Around, SessionPlan, endless_set
from formcheck.live.logs import Logs
from formcheck.live.loop import LiveLoop
from formcheck.live.parts import Parts
from formcheck.live.running_set import RunningSet
from formcheck.live.voice import Silence
from formcheck.pose.blazepose import BlazePose
from formcheck.specs.catalog import find

EXERCISE = "glute_bridge"

SETTLING_S = 3.0
"""Of the session are left out: the first picture brings the window and the caches to life."""

LATENCY_MS = 60.0
PROCESSED = 0.95
OVERLAY_MS = 4.0
DRIFT_MS = 5.0
"""Less than a sixth of a frame's time, over ten minutes."""

DRIFT_RATIO = 1.1
"""The last minute's latency over the first one's: what the minutes of an idle machine differ by themselves."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one session showed.

    Attributes:
        times: of its parts, and when pictures were shown.
        latencies: (when it was taken, seconds from then to its being shown) of every picture shown, settled.
        due: pictures that the camera took meanwhile.
        seconds: that it was measured for.
        where: what was drawn on.
    """

    times: Times
    latencies: tuple[tuple[float, float], ...]
    due: int
    seconds: float
    where: str


def live(folder: Path, minutes: float) -> list[Figure]:
    """The figures of a session of some minutes."""
    camera = ClipCamera(jpegs_of(upscaled(sample(f"{EXERCISE}_clean"), folder)))
    run = _hold(camera, folder, minutes * 60)
    return [_latency(run), _drift(run), _last_to_first(run), _processed(run), _overlay(run), *_parts(run)]


def _hold(camera: ClipCamera, folder: Path, seconds: float) -> Run:
    times = Times()
    plan = SessionPlan(endless_set(find(EXERCISE)), Around(placement=False, by_posture=False))
    with ExitStack() as stack:
        where = stack.enter_context(some_display())
        models = stack.enter_context(Estimators("full"))
        models.wait(outline=False)
        device = Camera(0, opener=lambda _: camera)
        feed = CameraFeed(stack.enter_context(device))
        screen = stack.enter_context(WatchedWindow(times))
        logs = Logs(plan, None, folder / "live", lambda: feed.info, models.name)
        _watch(stack, times)
        until = time.monotonic() + SETTLING_S + seconds
        parts = Parts(
            plan=plan,
            feed=feed,
            clips=None,
            models=models,
            screen=screen,
            voice=Silence(),
            new_log=logs.begin,
            end_log=logs.end,
            keep=lambda _answers, _before: None,
            tell=lambda _event: None,
            stop=lambda: time.monotonic() >= until,
            mirrored=True,
        )
        LiveLoop(parts).run()
    settled = camera.taken_at[0] + SETTLING_S
    shown = [(camera.taken_at[index], at - camera.taken_at[index]) for index, at in sorted(times.shown.items())]
    kept = tuple((taken, late) for taken, late in shown if taken >= settled)
    span = kept[-1][0] - kept[0][0]
    return Run(times, kept, round(span * FPS) + 1, span, where)


def _watch(stack: ExitStack, times: Times) -> None:
    rooms: tuple[tuple[Any, str, str], ...] = (
        (BlazePose, "estimate", "model (aside)"),
        (LookAhead, "take", "waiting for the model"),
        (RunningSet, "push", "measuring, counting and logging"),
        (LiveLoop, "_round", "round"),
        (CameraFeed, "take", "waiting for the camera"),
        (ClipCamera, "retrieve", "decoding (aside)"),
        (window, "padded", "bars beside the picture"),
    )
    stack.enter_context(noting_what_is_drawn(times))
    for room, name, part in rooms:
        stack.enter_context(watching(times, room, name, part))


def _latency(run: Run) -> Figure:
    late = [1000 * seconds for _, seconds in run.latencies]
    model = [1000 * seconds for seconds in run.times.spent["model (aside)"]]
    share = statistics.median(model) / statistics.median(late)
    detail = (
        f"p50 {percentile(late, 50):.1f}, max {max(late):.1f}, n={len(late)}; the model's"
        f" p50 {percentile(model, 50):.1f}, p95 {percentile(model, 95):.1f}: {share:.0%} of the median; on {run.where}"
    )
    return Figure("camera to picture, p95", percentile(late, 95), LATENCY_MS, "ms", detail)


def _drift(run: Run) -> Figure:
    """The slope of a straight line through the medians of ten parts of the run, over ten minutes."""
    parts = np.array_split(np.array(run.latencies), 10)
    middles = np.array([part[:, 0].mean() for part in parts])
    medians = np.array([np.median(part[:, 1]) for part in parts]) * 1000
    slope = float(np.polyfit(middles - middles[0], medians, 1)[0]) if run.seconds > 0 else 0.0
    spread = float(medians.max() - medians.min())
    detail = f"medians of tenths {medians.min():.1f} to {medians.max():.1f} ms, slope {slope * 60:+.2f} ms a minute"
    over = slope * run.seconds if run.seconds < 600 else slope * 600
    name = f"latency grown over {run.seconds / 60:.1f} min"
    return Figure(name, min(max(over, 0.0), spread), DRIFT_MS, "ms", detail)


def _last_to_first(run: Run) -> Figure:
    """Median latency of the last minute over the first one's; of a shorter run, of its halves."""
    begin, end = run.latencies[0][0], run.latencies[-1][0]
    part = min(60.0, (end - begin) / 2)
    first = 1000 * statistics.median(late for taken, late in run.latencies if taken <= begin + part)
    last = 1000 * statistics.median(late for taken, late in run.latencies if taken >= end - part)
    detail = f"medians of the last {part:.0f} s {last:.1f} ms, of the first {first:.1f} ms"
    return Figure("latency of the last minute over the first", last / first, DRIFT_RATIO, "x", detail)


def _processed(run: Run) -> Figure:
    missed = 1 - len(run.latencies) / run.due
    detail = f"{1 - missed:.1%} ({len(run.latencies)} of {run.due} at {FPS:g} a second) were measured and shown"
    return Figure("frames of the camera left out", missed, 1 - PROCESSED, "", detail)


def _overlay(run: Run) -> Figure:
    drawn = [1000 * seconds for seconds in run.times.spent["overlay"]]
    detail = f"p50 {percentile(drawn, 50):.2f}, p95 {percentile(drawn, 95):.2f}, max {max(drawn):.1f}; 1280x720"
    return Figure("overlay, mean of a frame", statistics.fmean(drawn), OVERLAY_MS, "ms", detail)


def _parts(run: Run) -> list[Figure]:
    """Where a round's time goes, told and not limited."""
    rounds = run.times.spent["round"]
    whole = sum(rounds)
    return [
        Figure(
            f"  {name}",
            1000 * statistics.fmean(seconds),
            None,
            "ms",
            f"p50 {1000 * percentile(seconds, 50):.2f}, p95 {1000 * percentile(seconds, 95):.2f};"
            + ("" if "aside" in name else f" {sum(seconds) / whole:.0%} of the loop's time"),
        )
        for name, seconds in sorted(run.times.spent.items(), key=lambda part: -sum(part[1]))
        if len(seconds) > 1
    ]
