"""The shaders, read from the files beside this module, with `#include NAME` lines filled in."""

from __future__ import annotations

import re
from pathlib import Path

import moderngl
import numpy as np

SHADERS = Path(__file__).parent / "shaders"


def program(context: moderngl.Context, vertex: str, fragment: str) -> moderngl.Program:
    """Compile two shader files (names without folder); raises moderngl.Error with the compiler's words."""
    return context.program(vertex_shader=_source(vertex), fragment_shader=_source(fragment))


def give(program: moderngl.Program, **values: object) -> None:
    """Set those uniforms that the compiler has kept; arrays are written as float32, matrices by rows."""
    for name, value in values.items():
        if name not in program:
            continue
        uniform = program[name]
        if isinstance(value, np.ndarray) and isinstance(uniform, moderngl.Uniform):
            uniform.write(np.ascontiguousarray(value.T, dtype="f4").tobytes())
        else:
            program[name] = value


def _source(name: str) -> str:
    text = (SHADERS / name).read_text()
    return re.sub(r"^#include (\S+)$", lambda line: _source(line.group(1)), text, flags=re.MULTILINE)
