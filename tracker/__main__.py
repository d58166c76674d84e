"""Where the program starts, as `negotiation-tracker` and as `python -m tracker`."""

import multiprocessing
import sys

from tracker import cli


def main() -> None:
    """Run the command line; a frozen program's worker processes start here too, and end in the first line."""
    multiprocessing.freeze_support()
    for stream in (sys.stdout, sys.stderr):
        # Pipes and files get UTF-8 on every system: JSON Lines are read by other programs.
        if stream is not None and hasattr(stream, "reconfigure") and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    cli.main(prog_name="negotiation-tracker")


if __name__ == "__main__":
    main()
