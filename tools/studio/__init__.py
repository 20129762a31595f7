"""A studio of rendered people: clips whose joint angles, reps, holds and faults are known exactly."""
