"""Old office formats (.doc, .wps, .rtf, .odt), through LibreOffice where it is installed."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from lintreport.finding import Text
from lintreport.reading import word
from lintreport.reading.extraction import Extraction
from lintreport.reading.kinds import which_office
from lintreport.source import Unreadable

#: How long LibreOffice may take for one document, in seconds.
_PATIENCE = 60


def extraction(data: bytes, suffix: str) -> Extraction:
    """The text of a document, which LibreOffice saves as .docx; raises `Unreadable` where it is not or does not."""
    program = which_office()
    if program is None:
        raise Unreadable(
            Text(
                f"这是{suffix}文件，须先另存为 .docx（WPS 或 Word：文件—另存为）；装有 LibreOffice 的电脑可直接检查",
                f"this is a {suffix} file; save it as .docx first (with LibreOffice installed it is read directly)",
            )
        )
    return word.extraction(_converted(program, data, suffix))._replace(encoding=suffix.lstrip("."))


def _converted(program: str, data: bytes, suffix: str) -> bytes:
    """The document as .docx. Each run has a profile folder of its own, so that none waits for another."""
    with tempfile.TemporaryDirectory(prefix="lintreport-") as folder:
        source = Path(folder, f"report{suffix}")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
        try:
            subprocess.run(
                [*command, "--outdir", folder, str(source)],
                timeout=_PATIENCE,
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "HOME": folder},
            )
            return Path(folder, "report.docx").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise Unreadable(
                Text(
                    f"LibreOffice 无法读取这份{suffix}文件，请另存为 .docx",
                    f"LibreOffice cannot read this {suffix} file; save it as .docx",
                )
            ) from error
