"""``oversight`` and ``python -m oversight_app``: the window, or a command of the command line.

The window is imported only when it is asked for: every command works without Qt.
"""

import sys

from oversight_app import cli
from oversight_app.exits import guarded, speak_utf8


def main() -> None:
    """Run what the command line asks for and exit with its code."""
    speak_utf8()
    words = sys.argv[1:]
    if cli.is_command(words):
        sys.exit(cli.run(words))
    sys.exit(guarded(lambda: _window(words)))


def _window(words: list[str]) -> int:
    request = cli.window_request(words)
    from oversight_app import app

    return app.run_window(request.file, sample=request.sample)


if __name__ == "__main__":
    main()
