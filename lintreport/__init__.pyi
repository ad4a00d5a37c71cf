from lintreport.api import ConfigError as ConfigError
from lintreport.api import Linter as Linter
from lintreport.api import Report as Report
from lintreport.api import lint as lint
from lintreport.api import lint_file as lint_file
from lintreport.api import lint_paths as lint_paths
from lintreport.declaration import Check as Check
from lintreport.declaration import NoOptions as NoOptions
from lintreport.declaration import check as check
from lintreport.declaration import check_across as check_across
from lintreport.document import Document as Document
from lintreport.filed import Collector as Collector
from lintreport.filed import Facts as Facts
from lintreport.filed import Filed as Filed
from lintreport.filed import key as key
from lintreport.finding import Edit as Edit
from lintreport.finding import Evidence as Evidence
from lintreport.finding import Finding as Finding
from lintreport.finding import Fix as Fix
from lintreport.finding import NotEvaluated as NotEvaluated
from lintreport.finding import Operand as Operand
from lintreport.finding import Place as Place
from lintreport.finding import Related as Related
from lintreport.finding import Severity as Severity
from lintreport.finding import Span as Span
from lintreport.finding import Text as Text

__all__ = [
    "Check",
    "Collector",
    "Document",
    "Edit",
    "Evidence",
    "Facts",
    "Filed",
    "Finding",
    "Fix",
    "NoOptions",
    "NotEvaluated",
    "Operand",
    "Place",
    "Related",
    "Severity",
    "Span",
    "Text",
    "check",
    "check_across",
    "key",
]
