"""Runs the command line for ``python -m ytterby``."""

if __name__ == "__main__":
    from ytterby.cli import main

    main()
