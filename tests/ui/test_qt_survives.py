"""PySide6 6.12.0 loses a reference to None with each Qt call that returns nothing, and on
Python 3.10 and 3.11 the process aborts after about 5,000. A child process makes 20,000."""

import subprocess
import sys

_CALLS = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
for number in range(10_000):
    label.setText("x")
    label.update()
print("survived", flush=True)
"""


def test_a_process_survives_twenty_thousand_calls_that_return_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CALLS], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "survived"
