from __future__ import annotations

import threading

import pytest

from formcheck.errors import PoseError
from formcheck.live import estimators
from formcheck.live.estimators import Estimators


class FakeModel:
    """Takes as long to load as it is held up."""

    held_up = threading.Event()
    opened = 0
    closed = 0
    error: Exception | None = None

    def __init__(self, model: str, *, outline: bool = False) -> None:
        self.name, self.outline, self.follows = f"fake-{model}", outline, False

    def __enter__(self) -> FakeModel:
        FakeModel.held_up.wait(30)
        if FakeModel.error is not None:
            raise FakeModel.error
        FakeModel.opened += 1
        return self

    def __exit__(self, *exc: object) -> None:
        FakeModel.closed += 1


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(estimators, "BlazePose", FakeModel)
    FakeModel.held_up, FakeModel.error = threading.Event(), None
    FakeModel.opened = FakeModel.closed = 0


def test_the_picture_need_not_wait_for_the_model() -> None:
    with Estimators("full") as models:
        models.preload(outline=True)
        assert models.ready(outline=True) is None
        FakeModel.held_up.set()
        model = models.wait(outline=True)
        assert models.ready(outline=True) is model
        assert models.wait(outline=False) is not model
    assert (FakeModel.opened, FakeModel.closed) == (2, 2)


def test_what_lies_on_the_body_is_followed_only_where_that_is_asked_for() -> None:
    """The model is the same: no exercise waits for another one to be loaded."""
    FakeModel.held_up.set()
    with Estimators("full") as models:
        for surface in (False, True, False):
            for model in (models.wait(outline=False, surface=surface), models.ready(outline=False, surface=surface)):
                assert isinstance(model, FakeModel)
                assert model.follows is surface
    assert FakeModel.opened == 1


def test_another_person_gets_another_model() -> None:
    FakeModel.held_up.set()
    with Estimators("full") as models:
        first = models.wait(outline=False)
        models.renew()
        assert FakeModel.closed == 1
        assert models.wait(outline=False) is not first
    assert FakeModel.closed == 2


def test_a_model_that_can_not_be_loaded_is_told_where_it_is_asked_for() -> None:
    FakeModel.error = PoseError("no model")
    FakeModel.held_up.set()
    with Estimators("full") as models:
        models.preload(outline=False)
        with pytest.raises(PoseError, match="no model"):
            models.wait(outline=False)
        with pytest.raises(PoseError, match="no model"):
            models.ready(outline=False)
