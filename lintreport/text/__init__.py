"""Views of a text: functions from ``str`` to spans, one module a view."""
