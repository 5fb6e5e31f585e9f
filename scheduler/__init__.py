"""The scheduler: decides when a digest is owed, and posts it once; it knows no platform."""
