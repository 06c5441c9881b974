"""The form that people fill in, as a workbook. With `reading`, the only room that knows spreadsheets."""

from .wording import Scope
from .write import write_form

__all__ = ["Scope", "write_form"]
