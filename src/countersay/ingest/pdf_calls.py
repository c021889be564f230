"""What is called of PDFium for every line and word of a page, without the tests of arguments that take longer than the call."""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

POOL = 16  # rectangles read together: a line of nine words has nine
UP_TO = [range(count) for count in range(POOL + 1)]
"""For each count of rectangles that are read together, their places."""


def _unchecked(call: Callable[..., Any], result: type) -> Callable[..., Any]:
    """Return a function of the library without the tests of its arguments, which take longer than the call itself.

    For those that are called for every line and word, always with the same types: pointers and numbers of their size. They
    take a microsecond and call nothing back, so that the lock of the interpreter is kept.
    """
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(call, ctypes.c_void_p).value)  # type: ignore[arg-type]  # an address


count_rects = _unchecked(raw.FPDFText_CountRects, ctypes.c_int)
get_rect = _unchecked(raw.FPDFText_GetRect, ctypes.c_int)
get_box = _unchecked(raw.FPDFText_GetCharBox, ctypes.c_int)
get_matrix = _unchecked(raw.FPDFText_GetMatrix, ctypes.c_int)
get_size = _unchecked(raw.FPDFText_GetFontSize, ctypes.c_double)


Rects = tuple[list[float], list[float], list[float], list[float]]
"""Lefts, tops, rights, bottoms."""


class Cells:
    """Room for the rectangles of a line: all lefts, all tops, all rights, all bottoms, and references to each rectangle's."""

    def __init__(self) -> None:
        values = (ctypes.c_double * (4 * POOL))()
        self.refs = [[ctypes.byref(values, 8 * (side * POOL + index)) for index in range(POOL)] for side in range(4)]
        self.values: Any = memoryview(values).cast("B").cast("d")

    def read(self, count: int) -> Rects:
        """Return the sides of the first `count` rectangles."""
        values = self.values
        return (
            values[:count].tolist(),
            values[POOL : POOL + count].tolist(),
            values[2 * POOL : 2 * POOL + count].tolist(),
            values[3 * POOL : 3 * POOL + count].tolist(),
        )
