"""The guide: how each exercise is done, how to know that the programme helps, when to stop, what else helps."""
