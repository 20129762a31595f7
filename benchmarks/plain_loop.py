"""The loop that a user would write: `python -m benchmarks.plain_loop CLIP`. It keeps nothing and measures nothing."""

from __future__ import annotations

import sys

import cv2
import mediapipe as mp


def main(clip: str) -> None:
    capture = cv2.VideoCapture(clip)
    with mp.solutions.pose.Pose(model_complexity=1, enable_segmentation=False) as pose:
        while True:
            more, image = capture.read()
            if not more:
                break
            pose.process(cv2.cvtColor(image, cv2.COLOR_BGR2RGB))
    capture.release()


if __name__ == "__main__":
    main(sys.argv[1])
