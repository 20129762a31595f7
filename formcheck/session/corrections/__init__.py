"""Corrections: where a person says that a set was counted wrong. Kept beside the log, never in it."""

from formcheck.session.corrections.corrected import Corrected, load_corrected
from formcheck.session.corrections.model import Correction

__all__ = ["Corrected", "Correction", "load_corrected"]
