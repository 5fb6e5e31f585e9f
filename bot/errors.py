"""Every error of our own, in one tree.

DigestbotError
├── SettingsError      a setting is missing or wrong; names every one (exit status 2)
├── UsageError         a command was used wrongly (exit status 2)
├── ImportRefused      a page, HTML file or feed is not one we know how to import
├── PeriodError        words that name no period, date or post
├── NotFoundError      what was asked for is not among the visible posts
├── StoreError         the database cannot be opened, migrated or written
├── Unreachable        a platform does not answer or does not let us in for now; it is tried again
├── LookupFailed       a platform would not let us look for a message; absence is not shown by it
└── ModelError         the language model gave no usable reply
    ├── ModelUnavailable   no key, no connection, no time, or a server error
    └── ModelRefused       the server refused the request itself (bad key, unknown model, no credit)

The message of each is one sentence for a person, with what to do next; the cause goes to the log (`raise … from`).
"""


class DigestbotError(Exception):
    """Anything Digestbot raises on purpose."""


class SettingsError(DigestbotError):
    """A setting is missing or has a value that cannot be used."""


class UsageError(DigestbotError):
    """A command was given words it does not take."""


class ImportRefused(DigestbotError):
    """A file is in no form that the importer knows."""


class PeriodError(DigestbotError):
    """The words name no period, date or post."""


class NotFoundError(DigestbotError):
    """Nothing among the visible posts is what was asked for."""


class StoreError(DigestbotError):
    """The database cannot be used."""


class Unreachable(DigestbotError):
    """A platform cannot be reached for now."""


class LookupFailed(DigestbotError):
    """A platform would not let us look for a message, so nothing is known of it."""


class ModelError(DigestbotError):
    """The language model gave no usable reply."""


class ModelUnavailable(ModelError):
    """The model cannot be reached in time."""


class ModelRefused(ModelError):
    """The model's server refused the request; asking again will not help."""
