"""The environment of the pages escapes what it is given, and refuses what it was not given."""

import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from countersay.reporting.templating import Pages


def drawn(source: str, **given: object) -> str:
    return (
        Pages(loader=DictLoader({"a": source}), autoescape=True, undefined=StrictUndefined)
        .get_template("a")
        .render(**given)
    )


@pytest.mark.parametrize(
    ("source", "html"),
    [
        pytest.param("{{ x }}", "&lt;i&gt;[U+0000]", id="a value"),
        pytest.param(
            "{% macro m(y) %}<b>{{ y }}</b>{% endmacro %}{{ m(x) }}", "<b>&lt;i&gt;[U+0000]</b>", id="a macro"
        ),
        pytest.param("{% set y %}<b>{{ x }}</b>{% endset %}{{ y }}", "<b>&lt;i&gt;[U+0000]</b>", id="a block"),
        pytest.param("{% for c in x %}{{ c }}{% endfor %}", "&lt;i&gt;[U+0000]", id="a loop"),
        pytest.param("{{ x ~ '<' }}", "&lt;i&gt;[U+0000]&lt;", id="joined"),
        pytest.param("{{ safe }}", "<i>", id="markup"),
    ],
)
def test_a_template_escapes_what_it_writes(source: str, html: str) -> None:
    assert drawn(source, x="<i>\x00", safe=Markup("<i>")) == html


def test_what_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        drawn("{{ x }}")
