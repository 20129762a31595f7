"""Pictures that stand still, are black, turned, or of another size."""

from __future__ import annotations

import numpy as np
import pytest

from formcheck.capture.camera import Camera
from formcheck.capture.frame import Image
from formcheck.capture.upright import Mounting
from formcheck.capture.watch import Condition
from tests.capture.fake_device import Bus, FakeDevice, moving
from tests.capture.watching import camera_over, is_marked, marked, some, take, wait_until


def test_another_size_is_fitted_into_the_first_one() -> None:
    with camera_over(FakeDevice(lambda k: moving(k) if k < 10 else marked(k, (32, 64)))) as camera:
        wait_until(lambda: (some(camera).image[1, 32] == (255, 0, 0)).all())
        frame = some(camera)
        assert frame.image.shape == (48, 64, 3)
        assert (camera.info.width, camera.info.height) == (64, 48)
        assert not frame.image[:, :19].any()  # 32x64 becomes 24x48, with black beside it
        assert not frame.image[:, 45:].any()
        assert frame.image[:, 20:44].any(axis=2).all()


def test_a_frozen_picture_is_helped_by_opening_anew() -> None:
    bus = Bus(FakeDevice(lambda k: moving(min(k, 3))), FakeDevice(marked))
    with Camera(0, opener=bus, stuck_after=0.1) as camera:
        wait_until(lambda: is_marked(some(camera)))
        wait_until(lambda: camera.condition is Condition.GOOD)
        assert camera.notes == ("The camera was lost, or stood still, and was opened again once.",)
    assert len(bus.opened) == 2


def test_a_camera_that_opening_helps_is_opened_as_soon_the_next_time() -> None:
    """It moves for sixty pictures after every opening, and then stands still."""
    bus = Bus(*[FakeDevice(lambda k: moving(min(k, 60))) for _ in range(4)])
    with Camera(0, opener=bus, stuck_after=0.2) as camera:
        wait_until(lambda: len(bus.opened) >= 3)
        assert camera._stuck_after == 0.2
        assert camera.notes[0].startswith("The camera was lost, or stood still, and was opened again")


def test_what_stands_still_on_purpose_is_not_opened_for_ever() -> None:
    bus = Bus(FakeDevice(lambda _: moving(0)))
    with Camera(0, opener=bus, stuck_after=0.2) as camera:
        wait_until(lambda: len(bus.opened) >= 3)
        assert camera._stuck_after >= 0.8
        assert some(camera).index == 0
        assert camera.read(timeout=0.1) is None, "one picture is one frame, however often it comes"


@pytest.mark.parametrize(
    ("mounting", "corner"),
    [
        (Mounting(), (0, 0)),
        (Mounting(rotate=90), (0, 47)),
        (Mounting(rotate=180), (47, 63)),
        (Mounting(rotate=270), (63, 0)),
        (Mounting(mirrored=True), (0, 63)),
        (Mounting(rotate=180, mirrored=True), (47, 0)),
    ],
)
def test_a_picture_that_comes_turned_or_mirrored_is_put_right(mounting: Mounting, corner: tuple[int, int]) -> None:
    def script(k: int) -> Image:
        image = moving(k)
        image[0, 0] = (1, 2, 3)  # where this goes tells how the picture was turned
        return image

    with Camera(0, opener=Bus(FakeDevice(script)), mounting=mounting) as camera:
        image = some(camera).image
        assert tuple(image[corner]) == (1, 2, 3)
        assert (camera.info.height, camera.info.width) == image.shape[:2]


def test_black_and_frozen() -> None:
    still = moving(0)
    with camera_over(FakeDevice(lambda _: np.zeros_like(still))) as camera:
        wait_until(lambda: camera.condition is Condition.BLACK)
    with camera_over(FakeDevice(lambda k: moving(min(k, 3)))) as camera:
        take(camera, 1)
        assert camera.condition is Condition.GOOD
        wait_until(lambda: camera.condition is Condition.FROZEN)


def test_a_picture_that_is_repeated_is_handed_over_once() -> None:
    """Each comes three times, as from a driver that hangs now and then; then the same one for good."""
    device = FakeDevice(lambda k: moving(min(k, 29) // 3), pause=0.02)
    with camera_over(device) as camera:
        wait_until(lambda: device.grabs > 40)
        assert camera.dropped == 9, "ten pictures, of which nobody took the first nine"
        last = some(camera)
        assert last.index == 9 and (last.image == moving(9)).all()
        assert camera.read(timeout=0.2) is None


def test_five_frames_a_second_and_gray_pictures() -> None:
    gray = FakeDevice(lambda k: moving(k)[:, :, 0], pause=0.2)
    with camera_over(gray) as camera:
        frames = take(camera, 3)
    assert frames[0].image.shape == (48, 64, 3)
    assert frames[2].t > 0.3
