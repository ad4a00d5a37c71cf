"""``python -m lintreport``."""

from lintreport.cli import main

main(prog_name="lintreport")
