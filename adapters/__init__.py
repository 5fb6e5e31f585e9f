"""Adapters: each translates between one platform and the core, and decides nothing."""
