"""What is no file is written to, and not replaced by one."""

import os
import sys
import threading
from pathlib import Path

import pytest

from lintreport.writing import replace_file


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    replace_file(pipe, b"found")
    reader.join(timeout=30)
    assert read == [b"found"]
    assert pipe.is_fifo()
