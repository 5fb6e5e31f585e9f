"""What the errors of a model's server mean: to a person, and for another try. Loaded once the client is."""

import math

import openai

from bot.errors import ModelError, ModelRefused, ModelUnavailable

#: Seconds before another try where the server names no time.
PAUSE = 0.5
#: Characters of what a server says went wrong that are logged.
LOGGED = 500


def cause(error: Exception, secret: str) -> str:
    """Give what went wrong for the log: in short, without the key, which some servers say back."""
    said = str(error)[: 10 * LOGGED]
    said = said.replace(secret, "[secret]") if secret else said
    return said if len(said) <= LOGGED else f"{said[:LOGGED]}…"


def failure(error: openai.APIError) -> ModelError:
    """Say what a server's error means to a person."""
    if isinstance(error, openai.RateLimitError):
        if error.code == "insufficient_quota":
            return ModelRefused("The language model's account has no credit left; ask whoever runs this bot.")
        return ModelUnavailable("The language model is busy; please ask again in a minute.")
    if isinstance(error, (openai.AuthenticationError, openai.PermissionDeniedError)):
        return ModelRefused("The language model's server refuses our key; check OPENAI_API_KEY.")
    if isinstance(error, openai.NotFoundError):
        return ModelRefused(
            "The language model's server does not know the model; check DIGESTBOT_MODEL and OPENAI_BASE_URL."
        )
    if isinstance(error, (openai.BadRequestError, openai.UnprocessableEntityError)):
        return ModelRefused("The language model's server refused the request; the log says why.")
    if isinstance(error, openai.APITimeoutError):
        return ModelUnavailable("The language model took too long to answer.")
    if isinstance(error, openai.APIStatusError) and error.response.is_redirect:
        return ModelRefused("The language model's server has moved; set OPENAI_BASE_URL to where it is now.")
    return ModelUnavailable("The language model cannot be reached; please ask again later.")


def pause_before(error: openai.APIError, tries: int) -> float:
    """Give the seconds to wait before another try: the server's own word, else a little more each time."""
    response = getattr(error, "response", None)
    headers = response.headers if response is not None else {}
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) * unit
        except ValueError:
            continue
        if math.isfinite(seconds) and seconds >= 0:
            return seconds
    return PAUSE * tries
