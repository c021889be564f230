"""What each voice does with what is said."""

import pytest

from countersay.extraction.voices.attribution import find_attributions


def _stances(text):
    return [a.stance for a in find_attributions(text)]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        pytest.param("The brewer said that hops were dear.", ["asserts"], id="assertion"),
        pytest.param("The brewer denied that hops were dear.", ["denies"], id="denial by verb"),
        pytest.param(
            "The brewer denied reports that hops were dear.", ["denies", "denies"], id="what is denied twice over"
        ),
        pytest.param("The nurses rejected claims of neglect.", ["denies", "denies"], id="rejected claims of"),
        pytest.param("The claims of neglect are baseless.", ["denies"], id="baseless in the writer's voice"),
        pytest.param(
            "The ward's claim that beds were lacking is unfounded.", ["denies"], id="unfounded behind a clause"
        ),
        pytest.param("The guild called the allegations groundless.", ["denies"], id="called groundless"),
        pytest.param("The minister said the reports were false.", ["denies"], id="said they were false"),
        pytest.param("The minister said the reports were not false.", ["asserts"], id="not false is no denial"),
        pytest.param("Contrary to claims that the ferry sank, it was sold.", ["denies"], id="contrary to claims"),
        pytest.param("The broker wrongly claims that prices fell.", ["denies"], id="wrongly claims"),
        pytest.param("The pilot did not deny that he slept.", ["hedges"], id="did not deny"),
        pytest.param("Nobody denies that the dyke broke.", ["asserts"], id="nobody denies"),
        pytest.param(
            "The guard denied that he had rejected claims that fish died.",
            ["denies", "hedges"],
            id="denial of a denial",
        ),
        pytest.param("The so-called ceasefire began, the envoy said.", ["asserts"], id="so-called is no denial"),
        pytest.param("The alleged theft was noted, the bank said.", ["asserts"], id="alleged is no denial"),
        pytest.param("The ferry reportedly sank.", ["hedges"], id="reportedly"),
        pytest.param("The ferry allegedly sank.", ["reports_allegation"], id="allegedly"),
        pytest.param("It appears that the ferry sank.", ["hedges"], id="it appears"),
        pytest.param("Some say the ferry sank.", ["hedges"], id="some say"),
        pytest.param("The owner may announce a sale.", ["hedges"], id="modal cue"),
        pytest.param("The police could not confirm that a boat was lost.", ["hedges"], id="could not confirm"),
        pytest.param("The tenants claim that rents doubled.", ["reports_allegation"], id="claim"),
        pytest.param("The tenants demanded a lower rent.", ["demands"], id="demand"),
        pytest.param("The tenants urged the owner to repair the roof.", ["demands"], id="urge"),
        pytest.param("A call for calm was issued by the bishop.", ["demands"], id="call for"),
        pytest.param("The owner promised to repair the roof.", ["commits"], id="promise"),
        pytest.param("The rebels voiced readiness to talk.", ["commits"], id="readiness"),
        pytest.param("The owner refused to accept the bill.", ["denies"], id="refusal"),
        pytest.param("The owner refused to repair the roof.", [], id="an act refused is nobody's words"),
    ],
)
def test_stance(text, stances):
    assert _stances(text)[: len(stances)] == stances
