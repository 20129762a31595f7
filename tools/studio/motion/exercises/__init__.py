"""The exercises: each module writes one exercise's timetable for the stance it is done in."""
