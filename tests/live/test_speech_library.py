"""Speaking through the library: a stand-in for it where it must hang, fail or be slow, and the real one into a file."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
import wave
from pathlib import Path

import pytest

from formcheck.live.speech_backends import LibrarySpeaker, SpeechError, find_speaker

ENGINE = """
import os, sys, time
class Engine:
    def __init__(self): self.told, self.todo = None, ()
    def __str__(self): return "stand-in"
    def connect(self, topic, told): self.told = told
    def setProperty(self, name, value): print(name, value)
    def say(self, text): self.todo = (text, os.devnull)
    def save_to_file(self, text, file): self.todo = (text, file)
    def runAndWait(self):
        text, file = self.todo
        print("the library prints what it does")
        {body}
        open(file, "w").write(text)
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A `pyttsx3` that writes what it is told into a file; no command that speaks, and a player of sounds."""
    folder = tmp_path / "library"
    folder.mkdir()
    player = folder / "aplay"
    player.write_text("#!/bin/sh\n")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *sys.path]))
    stand_in(folder, "pass")
    return folder


def stand_in(folder: Path, body: str, begin: str = "return Engine()") -> None:
    (folder / "pyttsx3.py").write_text(ENGINE.format(body=body) + f"def init():\n    {begin}\n")


def speaker() -> LibrarySpeaker:
    found = find_speaker()
    assert isinstance(found, LibrarySpeaker)
    return found


def test_each_sentence_is_said_by_a_process_that_was_ready(library: Path, tmp_path: Path) -> None:
    voice = speaker()
    assert voice.name == "stand-in through pyttsx3"
    seen = set()
    for text in ("seven", "--version", "„Beine höher“"):
        assert voice._ready is not None
        seen.add(voice._ready.pid)
        voice.speak(text, tmp_path / "said.txt")
        assert (tmp_path / "said.txt").read_text(encoding="utf-8") == text
    assert len(seen) == 3
    last = voice._ready
    assert last is not None and last.poll() is None
    voice.close()
    assert last.poll() is not None


def test_a_sentence_that_hangs_is_given_up_and_the_next_one_said(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("formcheck.live.speech_backends.patience_s", lambda _: 1.0)
    stand_in(library, "time.sleep(30 if text == 'seven' else 0)")
    voice = speaker()
    began = time.monotonic()
    with pytest.raises(SpeechError, match="hangs"):
        voice.speak("seven")
    assert time.monotonic() - began < 10
    voice.speak("eight", tmp_path / "said.txt")
    assert (tmp_path / "said.txt").read_text() == "eight"
    voice.close()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sys.exit('no sound card')", "no sound card"),
        ("self.told(name=None, exception=OSError('no sound card'))", "no sound card"),
        ("sys.stderr.write('aplay: audio open error: no sound card\\n')", "no sound card"),
        ("print('Playback error: no sound card')", "no sound card"),
        ("os.abort()", "what it does"),
    ],
)
def test_a_sentence_that_was_not_heard_is_no_success(library: Path, body: str, said: str) -> None:
    stand_in(library, body)
    voice = speaker()
    with pytest.raises(SpeechError, match=said):
        voice.speak("seven")
    voice.close()


@pytest.mark.parametrize("begin", ["raise RuntimeError('no voice')", "sys.exit(0)", "import nothing_like_it"])
def test_a_library_without_a_voice_is_left_for_a_command(library: Path, begin: str) -> None:
    stand_in(library, "pass", begin)
    assert find_speaker() is None
    command = library / "espeak-ng"
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    found = find_speaker()
    assert found is not None and found.name == "espeak-ng"


def test_a_library_that_does_not_start_in_time_is_left(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("formcheck.live.speech_backends.START_S", 0.5)
    stand_in(library, "pass", "time.sleep(30)")
    with pytest.raises(SpeechError, match="does not start"):
        LibrarySpeaker()


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only on Linux does the library play through a command"
)
def test_without_a_player_the_library_is_not_trusted(library: Path) -> None:
    (library / "aplay").unlink()
    with pytest.raises(SpeechError, match="alsa-utils"):
        LibrarySpeaker()


def test_nothing_is_left_behind_by_who_never_spoke(library: Path) -> None:
    """The session ends before the first sentence: the process that waits sees its input end, and ends."""
    process = subprocess.run(
        [sys.executable, "-m", "formcheck.live.speech_library", "165"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert (process.returncode, process.stdout.decode().strip()) == (0, "stand-in through pyttsx3")


@pytest.mark.skipif(
    shutil.which("espeak-ng") is None or shutil.which("aplay") is None,
    reason="needs a voice and a player; a stand-in is tested above",
)
def test_the_real_library_writes_sound(tmp_path: Path) -> None:
    assert importlib.util.find_spec("pyttsx3") is not None
    voice = speaker()
    for name, text in (("a.wav", "seven"), ("b.wav", "Lower your chest a little, and keep your hips down.")):
        voice.speak(text, tmp_path / name)
    voice.close()
    lengths = []
    for name in ("a.wav", "b.wav"):
        with wave.open(str(tmp_path / name)) as sound:
            lengths.append(sound.getnframes() / sound.getframerate())
            assert len(set(sound.readframes(sound.getnframes()))) > 50
    assert lengths[1] > 2 * lengths[0] > 0.4
