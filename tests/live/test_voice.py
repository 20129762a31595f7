from __future__ import annotations

import contextlib
import shutil
import stat
import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from formcheck.live.speech_backends import CommandSpeaker, SpeechError, find_speaker, patience_s, run_quietly
from formcheck.live.tones import COUNT_HZ, LENGTH_S, RATE, play, tones_for
from formcheck.live.utterance import Priority, Utterance
from formcheck.live.voice import GRACE_S, MOST_FAILED, Silence, SpokenVoice

COUNT = Utterance("seven", Priority.COUNT, "count", 30.0)
WARNING = Utterance("Lower a little.", Priority.WARNING, "warning", 30.0)

needs_a_command = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no command that speaks")


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An `espeak-ng` that writes what it is told into a file, and nothing else on the PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command(folder, 'open(out, "w").write(sys.stdin.read())')
    monkeypatch.setenv("PATH", str(folder))
    return folder


def command(folder: Path, body: str) -> None:
    script = folder / "espeak-ng"
    script.write_text(
        f"#!{sys.executable}\nimport sys, time\n"
        'out = sys.argv[sys.argv.index("-w") + 1] if "-w" in sys.argv else "/dev/null"\n' + body + "\n"
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


def wait_until(true: Callable[[], bool]) -> None:
    for _ in range(600):
        with contextlib.suppress(FileNotFoundError, EOFError, wave.Error):
            if true():
                return
        time.sleep(0.05)
    raise AssertionError("it never came to be")


def sound_of(file: Path) -> float:
    """Seconds of a WAV file."""
    with wave.open(str(file)) as sound:
        return sound.getnframes() / sound.getframerate()


def wait_for(path: Path) -> str:
    for _ in range(600):
        if path.exists() and path.read_text():
            return path.read_text()
        time.sleep(0.05)
    raise AssertionError(f"{path} never came")


@needs_a_command
def test_it_speaks_what_it_is_told_in_the_order_of_gravity(stand_in: Path, tmp_path: Path) -> None:
    out = tmp_path / "spoken"
    with SpokenVoice(out) as voice:
        voice.say(COUNT)
        wait_for(out / "001.wav")
        voice.muted = True
        voice.say(Utterance("eight", Priority.COUNT, "count", 30.0))
        voice.muted = False
        voice.say(WARNING)
    assert (out / "001.wav").read_text() == "seven"
    assert (out / "spoken.txt").read_text().splitlines() == ["seven", "Lower a little."]


@needs_a_command
def test_saying_returns_at_once_even_if_the_voice_hangs(stand_in: Path, tmp_path: Path) -> None:
    hangs_s = 3
    command(stand_in, f"time.sleep({hangs_s})")
    voice = SpokenVoice(tmp_path / "spoken")
    with voice:
        began = time.monotonic()
        for n in range(100):
            voice.say(Utterance(str(n), Priority.COUNT, "count", 30.0))
        assert time.monotonic() - began < hangs_s


@needs_a_command
def test_a_speech_process_that_is_killed_is_started_again(stand_in: Path, tmp_path: Path) -> None:
    out = tmp_path / "spoken"
    with SpokenVoice(out) as voice:
        voice.say(COUNT)
        wait_for(out / "spoken.txt")
        process = voice._process
        assert process is not None
        process.kill()
        process.wait()
        voice.say(WARNING)  # lost with the process that was killed
        for _ in range(200):
            if voice._process is not process:
                break
            time.sleep(0.05)
        voice.say(WARNING)
    assert (out / "spoken.txt").read_text().splitlines() == ["seven", "Lower a little."]


@needs_a_command
def test_after_two_processes_that_died_the_third_goes_on_speaking(stand_in: Path, tmp_path: Path) -> None:
    out = tmp_path / "spoken"

    def say(text: str) -> None:
        voice.say(Utterance(text, Priority.COUNT, text, 30.0))
        wait_until(lambda: text in (out / "spoken.txt").read_text().splitlines())

    with SpokenVoice(out) as voice:
        for n in range(MOST_FAILED - 1):
            say(f"before {n}")
            process = voice._process
            assert process is not None
            process.kill()
            process.wait()
            voice.say(Utterance("lost", Priority.COUNT, "lost", 30.0))
            wait_until(lambda died=process: voice._process is not died)  # type: ignore[misc]  # one of this round
        for n in range(3):
            say(f"after {n}")
        assert voice._thread.is_alive()
    assert "lost" not in (out / "spoken.txt").read_text()


@needs_a_command
def test_a_failing_voice_is_silence_and_no_error(stand_in: Path, tmp_path: Path) -> None:
    command(stand_in, 'sys.exit("no sound card")')
    with SpokenVoice(tmp_path / "spoken") as voice:
        voice.say(COUNT)
        voice.say(WARNING)


def test_a_process_that_never_answers_is_not_started_for_ever(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("true") or sys.executable)
    voice = SpokenVoice(tmp_path / "spoken")
    with voice:
        for n in range(MOST_FAILED + 3):
            voice.say(Utterance(str(n), Priority.COUNT, f"count {n}", 30.0))
        voice._thread.join(20)
        assert not voice._thread.is_alive()
    assert voice._failed == MOST_FAILED


def test_what_waited_when_the_sound_went_off_is_not_said_when_it_is_on_again(tmp_path: Path) -> None:
    voice = SpokenVoice(tmp_path / "spoken")  # not entered: nothing is spoken meanwhile
    voice.say(COUNT)
    voice.muted = True
    voice.say(WARNING)
    voice.muted = False
    assert voice._queue.pop(time.monotonic()) is None


def test_silence_stays_silent() -> None:
    with Silence() as voice:
        voice.say(COUNT)
        assert voice.muted


@needs_a_command
def test_a_command_that_complains_of_the_sound_card_has_failed(stand_in: Path) -> None:
    command(stand_in, 'sys.stderr.write("ALSA lib: nothing\\nerror: No such file or directory\\n")')
    speaker = find_speaker()
    assert isinstance(speaker, CommandSpeaker)
    with pytest.raises(SpeechError, match="No such file"):
        speaker.speak("hello")


@needs_a_command
def test_the_text_is_never_taken_for_an_option(stand_in: Path, tmp_path: Path) -> None:
    speaker = find_speaker()
    assert speaker is not None
    speaker.speak("--version", tmp_path / "said.wav")
    assert (tmp_path / "said.wav").read_text() == "--version"


@needs_a_command
def test_without_a_voice_there_are_tones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_speaker() is None
    out = tmp_path / "spoken"
    with SpokenVoice(out) as voice:
        voice.say(COUNT)
        wait_until(lambda: sound_of(out / "001.wav") == pytest.approx(LENGTH_S, abs=0.01))
        voice.say(WARNING)
    assert sound_of(out / "002.wav") == pytest.approx(2.5 * LENGTH_S, abs=0.01)


@needs_a_command
def test_a_voice_that_fails_twice_is_given_up_for_tones(stand_in: Path, tmp_path: Path) -> None:
    command(stand_in, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    out = tmp_path / "spoken"
    with SpokenVoice(out) as voice:
        for n in range(3):
            voice.say(Utterance(str(n), Priority.COUNT, f"count {n}", 30.0))
    assert not (out / "002.wav").exists()
    assert sound_of(out / "003.wav") == pytest.approx(LENGTH_S, abs=0.01)


@needs_a_command
def test_a_voice_that_hangs_is_ended_with_all_it_started_and_the_next_sentence_is_said(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("formcheck.live.voice.patience_s", lambda _: 0.5 - GRACE_S)
    late = tmp_path / "late"
    command(
        stand_in,
        f"text = sys.stdin.read()\nif text == 'seven':\n    time.sleep(2); open({str(late)!r}, 'w').write('x')\n"
        "open(out, 'w').write(text)",
    )
    out = tmp_path / "spoken"
    with SpokenVoice(out) as voice:
        voice.say(COUNT)
        wait_until(lambda: voice._process is not None)
        voice.say(WARNING)
        wait_until(lambda: (out / "spoken.txt").exists())
        time.sleep(2.0)
    assert (out / "spoken.txt").read_text().splitlines() == ["Lower a little."]
    assert not late.exists()


@needs_a_command
def test_tones_are_played_by_the_platforms_player(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SpeechError, match="aplay"):
        play(tones_for(Priority.COUNT))
    kept = tmp_path / "kept.wav"
    player = tmp_path / "aplay"
    player.write_text(f"#!{sys.executable}\nimport shutil, sys\nshutil.copy(sys.argv[-1], {str(kept)!r})\n")
    player.chmod(0o755)
    play(tones_for(Priority.WARNING))
    assert sound_of(kept) == pytest.approx(2.5 * LENGTH_S, abs=0.01)
    player.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('no card')\n")
    with pytest.raises(SpeechError, match="no card"):
        play(tones_for(Priority.COUNT))


@needs_a_command
def test_a_command_that_hangs_is_given_up(stand_in: Path) -> None:
    command(stand_in, "time.sleep(30)")
    with pytest.raises(SpeechError, match="hangs"):
        run_quietly([str(stand_in / "espeak-ng")], "hello", 0.5)


def test_long_sentences_are_given_longer() -> None:
    assert patience_s("Stop") < patience_s("Raise your hips until trunk and thighs make one line") < 20


@needs_a_command
def test_the_doctor_says_something_into_a_folder(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from formcheck.commands.checks.speech import findings

    monkeypatch.setenv("FORMCHECK_SPEAK_TO", str(tmp_path / "said"))
    (finding,) = findings()
    assert (finding.state, (tmp_path / "said" / "doctor.wav").read_text()) == ("works", "formcheck can speak.")


@needs_a_command
def test_the_doctor_says_what_should_have_been_heard(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from formcheck.commands.checks.speech import findings

    monkeypatch.delenv("FORMCHECK_SPEAK_TO", raising=False)
    assert "formcheck can speak." in findings()[0].found
    command(stand_in, 'sys.exit("no sound card")')
    assert (findings()[0].state, "no sound card" in findings()[0].found) == ("note", True)


def test_a_warning_sounds_longer_than_a_count_and_both_stay_soft() -> None:
    count, warning = tones_for(Priority.COUNT), tones_for(Priority.WARNING)
    assert len(warning) > 2 * len(count)
    assert max(abs(count).max(), abs(warning).max()) <= 0.31
    crossings = int(((count[:-1] < 0) & (count[1:] >= 0)).sum())
    assert abs(crossings - COUNT_HZ * len(count) / RATE) <= 2


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed; a stand-in is tested above")
def test_the_real_voice_writes_sound(tmp_path: Path) -> None:
    out = tmp_path / "spoken"
    with SpokenVoice(out) as voice:
        voice.say(COUNT)
        voice.say(WARNING)
    for name in ("001.wav", "002.wav"):
        with wave.open(str(out / name)) as sound:
            samples = sound.readframes(sound.getnframes())
            assert sound.getnframes() > 0.2 * sound.getframerate()
            assert len(set(samples)) > 50
    assert not (out / "003.wav").exists()
