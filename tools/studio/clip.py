"""Makes one clip: NAME.mp4, NAME.truth.json and NAME.frames.npz."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.studio.body.skeleton import Body, PersonShape
from tools.studio.light import LIGHTS
from tools.studio.people import PEOPLE
from tools.studio.render.figure import FigureMesh
from tools.studio.render.renderer import Actor, Appearance, Renderer
from tools.studio.sensor import develop
from tools.studio.staging import Scene, animals, furnished, walkers
from tools.studio.truth import truth_of
from tools.studio.video import write_video

Picture = NDArray[np.uint8]
Progress = Callable[[int, int], None]


def make_clip(scene: Scene, folder: Path, progress: Progress | None = None) -> Path:
    """Render a staged clip into `folder` with its truth; gives the video's path. `progress(done, frames)`."""
    folder.mkdir(parents=True, exist_ok=True)
    spec = scene.spec
    truth_of(scene).write(folder, spec.name)
    path = folder / f"{spec.name}.mp4"
    unfinished = folder / f".{spec.name}.unfinished.mp4"
    write_video(unfinished, _counted(scene, progress), spec.size, spec.fps, spec.crf)
    unfinished.replace(path)
    return path


def pictures(scene: Scene, times: NDArray[np.float64]) -> Iterator[Picture]:
    """The scene as the camera sees it at `times`, grain and all: (height, width, 3) uint8 RGB each."""
    spec = scene.spec
    light = LIGHTS[spec.light_name]
    renderer = Renderer(scene.camera, light, furnished(scene), spec.seed)
    noise = light.noise if spec.noise is None else spec.noise
    try:
        cast = _Cast(scene, renderer)
        for t in times:
            rng = np.random.default_rng([spec.seed, 3, round(float(t) * 1e4)])
            drawn = renderer.draw(cast.at(float(t)), animals(spec, float(t)))
            yield develop(drawn, noise, spec.blur, rng)
    finally:
        renderer.close()


class _Cast:
    """Everybody who appears in a clip, ready to be drawn."""

    def __init__(self, scene: Scene, renderer: Renderer) -> None:
        self._scene = scene
        self._performer = self._join(renderer, scene.spec.person, scene.body) if scene.body else None
        who = {one.who for one in scene.spec.passing if one.kind == "person"}
        self._bodies = {name: _body(name) for name in sorted(who)}
        self._others = {name: self._join(renderer, name, body) for name, body in self._bodies.items()}

    def at(self, t: float) -> list[Appearance]:
        shown = []
        action = self._scene.action(t)
        if self._performer is not None and action is not None:
            actor, mesh = self._performer
            shown.append(Appearance(actor, mesh.dynamic(self._scene.posed(action))))
        for name, posed in walkers(self._scene.spec, self._bodies, t):
            actor, mesh = self._others[name]
            shown.append(Appearance(actor, mesh.dynamic(posed)))
        return shown

    @staticmethod
    def _join(renderer: Renderer, name: str, body: Body) -> tuple[Actor, FigureMesh]:
        mesh = FigureMesh(PEOPLE[name], body)
        return renderer.actor(PEOPLE[name], mesh), mesh


def _counted(scene: Scene, progress: Progress | None) -> Iterator[tuple[float, Picture]]:
    for done, picture in enumerate(pictures(scene, scene.times), 1):
        yield float(scene.times[done - 1]), picture
        if progress is not None:
            progress(done, len(scene.times))


def _body(name: str) -> Body:
    person = PEOPLE[name]
    return Body.load(PersonShape(person.shape, person.scale))
