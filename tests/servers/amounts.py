"""How much a generated test makes up: little in every run, much when asked."""

import os

#: Read before the environment is cleaned for the tests.
MESSAGES = int(os.environ.get("DIGESTBOT_TEST_MESSAGES", "200"))
