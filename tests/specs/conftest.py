"""What the tests of specs share."""

from __future__ import annotations

import pytest
import yaml

from formcheck.specs import tree


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With libyaml and without it: the same is told."""
    monkeypatch.setattr(tree, "_LOADER", getattr(yaml, request.param))
