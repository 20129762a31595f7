"""Native writes to stderr disappear while the model is open; Python's own arrive."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import os, sys
from formcheck.pose.quiet import quiet_native_stderr
with quiet_native_stderr():
    os.write(2, b"native inside\\n")
    print("python inside", file=sys.stderr)
os.write(2, b"native after\\n")
print("python after", file=sys.stderr)
"""


TWO_AT_ONCE = """
import os, sys
from formcheck.pose.quiet import quiet_native_stderr
one, other = quiet_native_stderr(), quiet_native_stderr()
one.__enter__()
other.__enter__()
one.__exit__(None, None, None)
os.write(2, b"native inside\\n")
print("python inside", file=sys.stderr)
other.__exit__(None, None, None)
os.write(2, b"native after\\n")
print("python after", file=sys.stderr)
"""


def told(program: str = PROGRAM, **environment: str) -> list[str]:
    env = {**os.environ, **environment, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=env, check=True)
    assert done.stdout == ""
    return done.stderr.splitlines()


def test_native_noise_is_gone_and_everything_else_arrives() -> None:
    assert told(FORMCHECK_NATIVE_LOG="") == ["python inside", "native after", "python after"]


def test_two_who_leave_in_the_order_in_which_they_came_leave_nothing_silent() -> None:
    assert told(TWO_AT_ONCE, FORMCHECK_NATIVE_LOG="") == ["python inside", "native after", "python after"]


def test_all_of_it_is_there_for_a_bug_report() -> None:
    assert told(FORMCHECK_NATIVE_LOG="1") == ["native inside", "python inside", "native after", "python after"]
