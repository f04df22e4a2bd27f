"""Run the command line as ``python -m recoupe``."""

from recoupe.cli import cli

if __name__ == "__main__":
    cli()
