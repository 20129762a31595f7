"""The pose models of a session: loaded aside, so that the picture is there at once, and one for each need."""

from __future__ import annotations

import contextlib
import threading
from types import TracebackType

from formcheck.pose.blazepose import BlazePose
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.models import ModelName


class Estimators:
    """A context manager that gives the estimator with or without the silhouette, as an exercise needs it, and lets it
    follow what lies on the body or not.

    Args:
        model: which pose model.
    """

    def __init__(self, model: ModelName) -> None:
        self._model = model
        self._open = contextlib.ExitStack()
        self._ready: dict[bool, BlazePose] = {}
        self._loading: dict[bool, threading.Thread] = {}
        self._failed: BaseException | None = None

    def __enter__(self) -> Estimators:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for thread in self._loading.values():
            thread.join()
        self._open.close()

    @property
    def name(self) -> str:
        """Model name and version."""
        return BlazePose(self._model).name

    def preload(self, *, outline: bool) -> None:
        """Begin to load it, and return at once."""
        if outline not in self._ready and outline not in self._loading:
            self._loading[outline] = threading.Thread(target=self._load, args=(outline,), name="model")
            self._loading[outline].start()

    def ready(self, *, outline: bool, surface: bool = False) -> PoseEstimator | None:
        """The estimator; None while it is being loaded. Raises PoseError where it can't be."""
        self.preload(outline=outline)
        if self._failed is not None:
            raise self._failed
        estimator = self._ready.get(outline)
        if estimator is not None:
            estimator.follows = surface
        return estimator

    def wait(self, *, outline: bool, surface: bool = False) -> PoseEstimator:
        """The estimator, as soon as it is loaded. Raises PoseError where it can't be."""
        self.preload(outline=outline)
        if outline in self._loading:
            self._loading[outline].join()
        if self._failed is not None:
            raise self._failed
        self._ready[outline].follows = surface
        return self._ready[outline]

    def renew(self) -> None:
        """Other people come: forget who was followed so far."""
        for thread in self._loading.values():
            thread.join()
        self._open.close()
        self._ready.clear()
        self._loading.clear()

    def _load(self, outline: bool) -> None:
        try:
            self._ready[outline] = self._open.enter_context(BlazePose(self._model, outline=outline))
        except BaseException as error:  # to be raised where it is asked for, not lost in a thread
            self._failed = error
