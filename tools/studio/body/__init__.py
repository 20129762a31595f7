"""The body: its mesh and skeleton, the people's shapes, and how a pose moves the skin."""
