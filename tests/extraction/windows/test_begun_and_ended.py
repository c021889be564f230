"""Windows whose ends are told by verbs."""

import pytest

from tests.extraction.windows.test_windows import windows


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param("The strike began on 3 May and ended on 9 May. During the strike 40 trains were cancelled.", "40", ("2031-05-03", "2031-05-09"), id="strike"),
        pytest.param("The fire broke out on 3 May and was put out on 5 May. Forty barns burned down.", "Forty", ("2031-05-03", "2031-05-05"), id="fire"),
        pytest.param("The ban came into force on 3 April, and was lifted on 2 May; in that time 71 boats were turned back.", "71", ("2031-04-03", "2031-05-02"), id="ban"),
        pytest.param("The strike began on 3 May and 40 trains were cancelled on 9 May.", "40", ("2031-05-09", "2031-05-09"), id="another verb"),
        pytest.param("The mill opened in 1950 and closed in 2029. It made 400 looms.", "400", None, id="years"),
        pytest.param("The war began on 3 March. Forty goats have died.", "Forty", ("None", "2031-05-20"), id="no end"),
    ],
)  # fmt: skip
def test_begun_and_ended_is_one_window(text: str, number: str, window: tuple[str, str] | None) -> None:
    found = windows(text)[number]
    assert (found[:2] if found else None) == window
