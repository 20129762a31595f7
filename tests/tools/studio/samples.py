"""The committed clips and their descriptions."""

from __future__ import annotations

from tools.studio.__main__ import ROOT, SAMPLES
from tools.studio.spec import ClipSpec, read_specs

FOLDER = ROOT / "sample_videos"


def described() -> dict[str, ClipSpec]:
    """Every description of a sample, by name."""
    return {spec.name: spec for path in sorted(SAMPLES.glob("*.yaml")) for spec in read_specs(path)}
