"""Nothing leaves the machine: no socket is opened but those that stay within it.

The tracer sees every system call, also those of mediapipe's C++; where it cannot be used (no strace, or a system that
forbids it), Python's own audit events are watched, which is less but never nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CLIP = ROOT / "sample_videos" / "glute_bridge_clean.mp4"

SOCKET = re.compile(r"\bsocket\((?P<family>\w+)")
WITHIN = {"AF_UNIX", "AF_LOCAL"}

HOOK = """
import socket, sys
def watch(event, args):
    if event == "socket.__new__":
        with open({log!r}, "a") as log:
            log.write(f"socket({{socket.AddressFamily(args[1]).name}}, by Python\\n")
sys.addaudithook(watch)
"""


def strace_works() -> bool:
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True).returncode == 0


def sockets_of(words: list[str], folder: Path, *, tracer: bool) -> list[str]:
    """Run a command that must succeed; the sockets it opened that could leave the machine."""
    folder.mkdir()
    log = folder / "sockets.log"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FORMCHECK_HOME": str(folder / "home")}
    if tracer:
        words = ["strace", "-f", "-qq", "-e", "trace=socket", "-e", "signal=none", "-o", str(log), *words]
    else:
        (folder / "sitecustomize.py").write_text(HOOK.format(log=str(log)))
        environment["PYTHONPATH"] = f"{folder}{os.pathsep}{ROOT}"
    done = subprocess.run(words, capture_output=True, text=True, env=environment, cwd=folder)
    assert done.returncode == 0, done.stderr
    lines = log.read_text().splitlines() if log.exists() else []
    return [line for line in lines if (found := SOCKET.search(line)) and found["family"] not in WITHIN]


TRACERS = [False, True] if strace_works() else [False]


@pytest.mark.parametrize("tracer", TRACERS)
@pytest.mark.parametrize(("family", "caught"), [("AF_INET", 1), ("AF_INET6", 1), ("AF_UNIX", 0)])
def test_the_watch_itself_sees_a_socket(tmp_path: Path, family: str, caught: int, tracer: bool) -> None:
    program = f"import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM).close()"
    found = sockets_of([sys.executable, "-c", program], tmp_path / "run", tracer=tracer)
    assert len(found) == caught


COMMANDS = {
    "analyze": ["analyze", str(CLIP), "--exercise", "glute_bridge", "--json", "--silhouette"],
    "demo": ["demo", "--no-window"],
    "doctor": ["doctor"],
}


@pytest.mark.parametrize("tracer", TRACERS)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_opens_a_socket(tmp_path: Path, command: str, tracer: bool) -> None:
    words = [sys.executable, "-m", "formcheck", *COMMANDS[command]]
    assert sockets_of(words, tmp_path / "run", tracer=tracer) == []
