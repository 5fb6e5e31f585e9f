"""The core of Digestbot: digests, questions, answers; it knows no platform."""
