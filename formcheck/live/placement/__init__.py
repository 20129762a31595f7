"""Placement: where laptop and person have to be, one instruction at a time, and the outline of where to lie."""

from formcheck.live.placement.advice import AdviceId, PlacementAdvice
from formcheck.live.placement.light import PictureStats, picture_stats
from formcheck.live.placement.placement import Placement

__all__ = ["AdviceId", "PictureStats", "Placement", "PlacementAdvice", "picture_stats"]
