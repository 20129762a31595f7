"""Rooms: floor, walls, furniture, and the things that stand in the way."""
