"""`python -m bot` is `digestbot`."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; an interrupt while it is still being imported ends it like a later one, with 130."""
    try:
        from bot.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
