"""What others install: all that is needed, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

MOST_BYTES = 3_000_000
"""The clips' limit is 150 KiB; anything near this has swept up what does not belong."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def test_it_holds_the_package_with_its_types(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    sources = subprocess.run(
        ["git", "ls-files", "formcheck"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    assert set(sources) <= names
    assert "formcheck/py.typed" in names


def test_it_holds_every_spec_and_the_demo(wheel: zipfile.ZipFile) -> None:
    specs = ROOT / "exercise_specs"
    assert list(specs.glob("routines/*.yaml"))
    for spec in specs.rglob("*.yaml"):
        assert wheel.read(f"formcheck/data/exercise_specs/{spec.relative_to(specs)}") == spec.read_bytes()
    assert wheel.read("formcheck/data/demo/glute_bridge.mp4")[4:8] == b"ftyp"


def test_it_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"formcheck"}
    assert not [name for name in wheel.namelist() if "test" in name.lower() or name.endswith((".pyc", ".npz"))]
    assert sum(entry.compress_size for entry in wheel.infolist()) < MOST_BYTES


def test_its_metadata(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = Parser().parsestr(wheel.read(name).decode())
    assert metadata["Name"] == "formcheck"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert set(metadata.get_all("License-File")) == {"LICENSE", "NOTICE"}
    assert "mediapipe==0.10.21" in metadata.get_all("Requires-Dist")
    needed = [line for line in metadata.get_all("Requires-Dist") if "extra ==" not in line]
    assert not [line for line in needed if line.startswith("opencv")]  # a second one would overwrite mediapipe's
    entry_points = wheel.read(name.replace("METADATA", "entry_points.txt")).decode()
    assert "formcheck = formcheck.__main__:main" in entry_points
