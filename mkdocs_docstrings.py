"""What mkdocs.yml tells griffe: how our docstrings, which are plain prose with doctests, become Markdown."""

from __future__ import annotations

import ast
import re
from typing import Any

from griffe import Attribute, Docstring, ExprCall, ExprKeyword, Extension, GriffeLoader, Object

_DOCTEST = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)


class Docstrings(Extension):
    """Sets doctests in fences, and takes the description of a pydantic field for its docstring."""

    def on_object(self, *, obj: Object, loader: GriffeLoader, **kwargs: Any) -> None:
        """Rewrites the docstring of `obj`, once it is loaded."""
        if isinstance(obj, Attribute) and not obj.docstring and (description := _description(obj)):
            obj.docstring = Docstring(description, parent=obj)
            obj.value = None  # it would be shown beside it, with all that is for pydantic
        if obj.docstring:
            obj.docstring.value = _DOCTEST.sub(lambda found: f"```pycon\n{found[0]}\n```", obj.docstring.value)


def _description(field: Attribute) -> str | None:
    """What `Field(description=…)` says."""
    if not isinstance(field.value, ExprCall):
        return None
    arguments = [argument for argument in field.value.arguments if isinstance(argument, ExprKeyword)]
    return next((ast.literal_eval(str(argument.value)) for argument in arguments if argument.name == "description"), None)
