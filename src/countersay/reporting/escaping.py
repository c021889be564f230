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
