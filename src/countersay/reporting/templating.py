"""The environment of all templates: it writes values by `escaping.written`, and nothing else.

Jinja makes a `Markup` of each value before it writes it, which takes three times as long as to escape it. A large report
writes a million values.
"""

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame

from countersay.reporting.escaping import written


class Writing(CodeGenerator):
    """Has values written by `written` of the environment."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.written(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class Pages(Environment):
    """Everything is escaped; no template has a part where it is not."""

    code_generator_class = Writing
    written = staticmethod(written)
