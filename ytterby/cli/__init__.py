"""The command line: one door to the same work as every other door."""

__all__ = ["main"]


def main() -> None:
    """Run the command `ytterby`."""
    from .app import run  # what a command needs is loaded when it is called

    run()
