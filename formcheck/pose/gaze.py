"""Where the model looks: at the person whom it sees, and where it sees nobody or only a part, through other views too;
and back to where they were, when it has followed a passer-by.

mediapipe looks where the person was, else at the whole upright picture. In seven of 89 rendered clips of the exercises
that showed it nobody, or an arm taken for a leg, for most of the time: people who are small in an upright picture, or
half behind a chair. All seven are found through another view (formcheck.pose.region) of the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from formcheck.capture.frame import Image
from formcheck.pose.doubt import CONVINCING, Doubt
from formcheck.pose.graphs import Finder, Reader, Reading
from formcheck.pose.home import Home
from formcheck.pose.models import ModelName
from formcheck.pose.region import Region, View, other_views, whole

CLEARLY_BETTER = 0.1
"""By how much more of a body a second look must show to be believed: twice the unrest from one frame to the next."""


class Gaze:
    """Reads the pictures of one source in turn, always the same way for the same pictures and times."""

    def __init__(self, model: ModelName, *, mask: bool) -> None:
        self._finder = Finder()
        self._reader = Reader(model, mask=mask)
        self._second = Reader(model)
        self._region: Region | None = None
        self._doubt = Doubt()
        self._home = Home()
        self._size = (0, 0)
        self._views: tuple[View, ...] = ()
        self._next_view: Iterator[View] = iter(())
        self.turned_away = False
        """Whether the last reading is of another place than was read before it, since a second look was believed."""

    def close(self) -> None:
        """Let the networks go."""
        for network in (self._finder, self._reader, self._second):
            network.close()

    def look_anew(self) -> None:
        """Forget where the person was."""
        self._region = None

    def read(self, t: float, picture: Image) -> Reading | None:
        """Whoever is seen in an RGB picture at `t` seconds, or None."""
        self._know_size(picture.shape[1], picture.shape[0])
        self.turned_away = False
        reading = None if self._region is None else self._reader.read(picture, self._region)
        if reading is None:
            reading = self._find(picture)
        elif self._doubt.asks(t, reading.seen, len(self._views)):
            reading = self._look_again(picture, reading)
        if reading is not None and self._home.push(t, reading.next_region):
            reading = self._look_back(picture, reading)
        self._region = None if reading is None else reading.next_region
        return reading

    def _know_size(self, width: int, height: int) -> None:
        if (width, height) != self._size:
            self._size = (width, height)
            self._views = (whole(width, height), *other_views(width, height))
            self._next_view = cycle(self._views[1:])

    def _find(self, picture: Image) -> Reading | None:
        """Somebody in the whole picture, else somebody well seen through one other view: the next one each time."""
        for view in (self._views[0], next(self._next_view)):
            region = self._through(view, picture)
            reading = None if region is None else self._reader.read(picture, region)
            if reading is not None and (view is self._views[0] or reading.seen >= CONVINCING):
                return reading
        return None

    def _look_again(self, picture: Image, doubted: Reading) -> Reading:
        """What is read through the next view, where it shows clearly more of the same body; else what was doubted."""
        region = self._through(next(self._next_view), picture)
        if region is None or not region.holds(doubted.next_region):
            return doubted
        found = self._turn_to(region, picture, max(CONVINCING, doubted.seen + CLEARLY_BETTER))
        if self.turned_away:
            self._doubt = Doubt()
        return found or doubted

    def _look_back(self, picture: Image, elsewhere: Reading) -> Reading:
        """Whoever is still where the person was all the time; else the one who is elsewhere."""
        view, place = self._home.view(*self._size), self._home.place
        region = None if view is None else self._through(view, picture)
        if region is None or place is None or not place.holds(region) or region.holds(elsewhere.next_region):
            return elsewhere
        return self._turn_to(region, picture, CONVINCING) or elsewhere

    def _turn_to(self, region: Region, picture: Image, needed: float) -> Reading | None:
        """What is read in another region, where the second network sees at least `needed` of a body there."""
        other = self._second.read(picture, region)
        if other is None or other.seen < needed:
            return None
        self.turned_away = True
        return self._reader.read(picture, region)

    def _through(self, view: View, picture: Image) -> Region | None:
        seen = self._finder.region(view.of(picture))
        return None if seen is None else view.in_picture(seen, *self._size)
