"""A process that says one sentence through pyttsx3, which speaks with the platform's own voice, and ends.

Run as `python -m formcheck.live.speech_library WORDS_A_MINUTE`. The first line out names the voice, as soon as it is
ready to speak. Then comes one line in, {"text": "...", "file": null or "name.wav"}; the process ends well when that was
said.

One sentence a process, since the library's run loop has hung on its second sentence on macOS (its issue 126, open) and
espeak's can't be started twice: so a sentence that hangs costs itself and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyttsx3.engine


def main(words: list[str]) -> int:
    """Get ready, wait for the sentence, say it."""
    if sys.platform.startswith("linux") and shutil.which("aplay") is None:
        sys.stderr.write("pyttsx3 plays through aplay (alsa-utils), which is not installed\n")
        return 1
    answer = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):  # the library prints what it does: that is no answer of ours
        import pyttsx3

        engine = pyttsx3.init()
        engine.setProperty("rate", int(words[0]))
        failures: list[object] = []
        engine.connect("error", lambda **about: failures.append(about["exception"]))
        answer.write(f"{engine} through pyttsx3\n")
        answer.flush()
        line = sys.stdin.readline()
        if line:
            _say(engine, **json.loads(line))
    sys.stderr.write("".join(f"{failure}\n" for failure in failures))
    return 1 if failures else 0


def _say(engine: pyttsx3.engine.Engine, text: str, file: str | None) -> None:
    if file is None:
        engine.say(text)
    else:
        engine.save_to_file(text, file)
    engine.runAndWait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
