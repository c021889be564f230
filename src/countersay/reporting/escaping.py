"""How a value stands in a page: visible and escaped."""

from markupsafe import Markup, escape

from countersay.lettering import visible


def written(value: object) -> str:
    """Return what stands in a page for a value; what is already markup came from a template and stays.

    >>> written("<b>"), written(Markup("<b>")), written(3), written(None)
    ('&lt;b&gt;', Markup('<b>'), '3', 'None')
    """
    if type(value) is str:
        text = visible(value)
        if "&" in text or "<" in text or ">" in text or "'" in text or '"' in text:
            return str(escape(text))
        return text
    if isinstance(value, Markup):
        return value
    return str(escape(visible(value) if isinstance(value, str) else value))


def joined(form: str, *parts: str) -> str:
    """Put parts into a text; if one of them is markup, so is the whole, and the others are written as they stand in a page.

    >>> joined("S{}: {}", "3", "<b>"), joined("S{}: {}", Markup("<i>3</i>"), "<b>")
    ('S3: <b>', Markup('S<i>3</i>: &lt;b&gt;'))
    """
    if not any(isinstance(part, Markup) for part in parts):
        return form.format(*parts)
    return Markup(form.format(*map(written, parts)))
