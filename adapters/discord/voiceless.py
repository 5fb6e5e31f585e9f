"""We do not speak in Discord, so discord.py need not warn at each start that it lacks what speaking takes."""

from discord import VoiceClient


def unwarned() -> None:
    """Keep discord.py from warning of the libraries for voice that are not installed."""
    VoiceClient.warn_nacl = VoiceClient.warn_dave = False
