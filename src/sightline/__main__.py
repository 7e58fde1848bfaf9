"""Lets `python -m sightline` do what `sightline` does."""

from sightline.cli import main

if __name__ == "__main__":
    main()
