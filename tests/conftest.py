"""What holds for every test: the same environment everywhere, and no timing among other tests."""

import os
from types import FunctionType

import growth
import pytest
from hypothesis import HealthCheck, settings

#: What a developer may have set, and what changes what is printed, read or found.
_SET_BY_DEVELOPERS = (
    *("LINTREPORT_LANG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES"),
    *("LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LC_TIME", "LANG", "LANGUAGE", "PYTHONIOENCODING", "PYTHONUTF8"),
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"),
)
_MEASURES = {name for name, value in vars(growth).items() if isinstance(value, FunctionType)}


def pytest_configure(config: pytest.Config) -> None:
    """Set before anything is imported: the language of the help is chosen at import."""
    settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("any machine")
    for name in _SET_BY_DEVELOPERS:
        os.environ.pop(name, None)
    os.environ |= {"TERM": "xterm-256color", "TZ": "UTC", "GIT_CONFIG_GLOBAL": os.devnull}
    os.environ["LINTREPORT_NO_CACHE"] = "1"  # what another test has found is no business of this one


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what measures growth as ``timing``, and leave that out unless ``-m`` or the name of a test asks for it.

    Other tests at its side would disturb the measure, and it the others.
    """
    for item in items:
        if isinstance(item, pytest.Function) and _MEASURES.intersection(item.function.__code__.co_names):
            item.add_marker(pytest.mark.timing)
    if "timing" in config.option.markexpr or any("::" in argument for argument in config.args):
        return
    quick = [item for item in items if item.get_closest_marker("timing") is None]
    config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("timing")])
    items[:] = quick
