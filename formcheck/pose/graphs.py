"""BlazePose's two networks, each in a mediapipe graph of its own: one finds somebody, one reads the landmarks there.

mediapipe's ready-made graph holds both and decides for itself where to look: where it looked before, and where that
fails, wherever its detector sees somebody in the whole upright picture. Taken apart, with the same parts in the same
order (so that the landmarks are the same to the bit), where to look is for formcheck.pose.gaze to decide.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from formcheck.capture.frame import Image
from formcheck.errors import PoseError
from formcheck.pose.landmarks import LANDMARK_COUNT
from formcheck.pose.lean import lean_mediapipe
from formcheck.pose.models import COMPLEXITY, ModelName, resource_root
from formcheck.pose.pose import FloatArray
from formcheck.pose.region import Region

FIRST_PAIR = 11
"""The landmark from which on a left and a right one follow each other: the left shoulder."""

_FIND = """
input_stream: "image"
output_stream: "detections"
output_stream: "region"
node { calculator: "PoseDetectionCpu" input_stream: "IMAGE:image" output_stream: "DETECTIONS:detections" }
node {
  calculator: "SplitDetectionVectorCalculator" input_stream: "detections" output_stream: "foremost"
  options { [mediapipe.SplitVectorCalculatorOptions.ext] { ranges { begin: 0 end: 1 } element_only: true } }
}
node { calculator: "ImagePropertiesCalculator" input_stream: "IMAGE_CPU:image" output_stream: "SIZE:size" }
node {
  calculator: "PoseDetectionToRoi"
  input_stream: "DETECTION:foremost" input_stream: "IMAGE_SIZE:size" output_stream: "ROI:region"
}
"""

_READ = """
input_stream: "image"
input_stream: "region"
input_side_packet: "complexity"
input_side_packet: "with_mask"
input_side_packet: "smooth"
output_stream: "landmarks"
output_stream: "next_region"
output_stream: "mask"
node {
  calculator: "PoseLandmarkByRoiCpu"
  input_stream: "IMAGE:image" input_stream: "ROI:region"
  input_side_packet: "MODEL_COMPLEXITY:complexity" input_side_packet: "ENABLE_SEGMENTATION:with_mask"
  output_stream: "LANDMARKS:raw" output_stream: "AUXILIARY_LANDMARKS:raw_auxiliary"
  output_stream: "WORLD_LANDMARKS:world" output_stream: "SEGMENTATION_MASK:mask_image"
}
node { calculator: "ImagePropertiesCalculator" input_stream: "IMAGE_CPU:image" output_stream: "SIZE:size" }
node {
  calculator: "PoseLandmarkFiltering"
  input_stream: "IMAGE_SIZE:size" input_stream: "NORM_LANDMARKS:raw"
  input_stream: "AUX_NORM_LANDMARKS:raw_auxiliary" input_stream: "WORLD_LANDMARKS:world"
  input_side_packet: "ENABLE:smooth"
  output_stream: "FILTERED_NORM_LANDMARKS:landmarks" output_stream: "FILTERED_AUX_NORM_LANDMARKS:auxiliary"
}
node {
  calculator: "PoseLandmarksToRoi"
  input_stream: "LANDMARKS:auxiliary" input_stream: "IMAGE_SIZE:size" output_stream: "ROI:next_region"
}
node { calculator: "FromImageCalculator" input_stream: "IMAGE:mask_image" output_stream: "IMAGE_CPU:mask" }
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network read in one region of one picture.

    Attributes:
        landmarks: float32 (33, 4): x and y as shares of the picture's width and height, depth as a share of its
            width, and visibility from 0 to 1.
        mask: float32 (height, width), 0 to 1, the probability that a pixel shows the person; None where not asked for.
        next_region: where the person is to be looked for in the next picture.
    """

    landmarks: FloatArray
    mask: npt.NDArray[np.float32] | None
    next_region: Region

    @property
    def seen(self) -> float:
        """How much of a body is seen, 0 to 1: of each pair of points the better visible one, on average."""
        visibility = self.landmarks[FIRST_PAIR:, 3].reshape(-1, 2)
        return float(np.clip(visibility.max(axis=1), 0, 1).mean())


class Finder:
    """The network that finds people. About 6 ms a picture; opens at once and must be closed."""

    def __init__(self) -> None:
        with _mediapipe():
            self._graph = _graph(_FIND, ("detections", "region"))

    def close(self) -> None:
        """Let mediapipe's graph go."""
        self._graph.close()

    def region(self, picture: Image) -> Region | None:
        """Around the most prominent person in an RGB picture, head up within the region; None where it sees nobody."""
        found = self._graph.process({"image": picture}).region
        return None if found is None else _region(found)

    def scores(self, picture: Image) -> tuple[float, ...]:
        """How sure it is of each person in an RGB picture, 0.5 to 1."""
        return tuple(person.score[0] for person in self._graph.process({"image": picture}).detections or ())


class Reader:
    """The network that reads landmarks, and where wanted the silhouette, in a region of a picture.

    Where to look next is steadied over the pictures by mediapipe's own filter; the landmarks themselves are not.

    Raises:
        PoseError: mediapipe cannot be loaded, or the model's file has not been put in place.
    """

    def __init__(self, model: ModelName = "full", *, mask: bool = False) -> None:
        root = resource_root(model)
        with _mediapipe(root):
            sides = {"complexity": COMPLEXITY[model], "with_mask": mask, "smooth": False}
            self._graph = _graph(_READ, ("landmarks", "next_region", "mask"), sides)
            from mediapipe.framework.formats import rect_pb2
        self._rect: Any = rect_pb2.NormalizedRect

    def close(self) -> None:
        """Let mediapipe's graph go."""
        self._graph.close()

    def read(self, picture: Image, region: Region) -> Reading | None:
        """What is read in `region` of an RGB picture; None where the network says that nobody is there."""
        rect = self._rect(
            x_center=region.x, y_center=region.y, width=region.width, height=region.height, rotation=region.turn
        )
        result = self._graph.process({"image": picture, "region": rect})
        if result.landmarks is None or result.next_region is None:
            return None
        table = np.array([(p.x, p.y, p.z, p.visibility) for p in result.landmarks.landmark], dtype=np.float32)
        return Reading(table.reshape(LANDMARK_COUNT, 4), result.mask, _region(result.next_region))


def _region(rect: Any) -> Region:
    return Region(rect.x_center, rect.y_center, rect.width, rect.height, rect.rotation)


def _graph(text: str, outputs: tuple[str, ...], side_inputs: dict[str, Any] | None = None) -> Any:
    from google.protobuf import text_format
    from mediapipe.framework import calculator_pb2
    from mediapipe.python import solution_base

    config = text_format.Parse(text, calculator_pb2.CalculatorGraphConfig())
    kinds = solution_base.PacketDataType
    hints = {"image": kinds.IMAGE_FRAME, "region": kinds.PROTO}
    return solution_base.SolutionBase(
        graph_config=config, side_inputs=side_inputs, outputs=list(outputs), stream_type_hints=hints
    )


@contextlib.contextmanager
def _mediapipe(root: Any = None) -> Iterator[None]:
    """mediapipe imported, its loader pointed at `root`, where the chosen model's file has been laid out."""
    os.environ.setdefault("GLOG_minloglevel", "3")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    try:
        with lean_mediapipe():
            from mediapipe.python._framework_bindings import resource_util

            # The parts of the graphs know their options only once these are imported.
            from mediapipe.python.solutions import download_utils, pose  # noqa: F401
    except ImportError as error:
        raise PoseError(
            f"mediapipe cannot be loaded ({error}): run formcheck doctor, which says what to install."
        ) from error
    download_utils.download_oss_model = _never_fetch
    if root is None:
        yield
        return
    original = resource_util.set_resource_dir
    resource_util.set_resource_dir = lambda _path: original(str(root))
    try:
        yield
    finally:
        resource_util.set_resource_dir = original


def _never_fetch(*_: object) -> None:
    """Stands in mediapipe's downloader's place: models are put in place by hand or not at all."""
