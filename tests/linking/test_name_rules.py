import pytest

from countersay.linking import name_rules
from countersay.linking.names import link_names
from countersay.linking.variants import are_variants
from tests.linking.factories import linked, mentions


@pytest.mark.parametrize(
    ("rows", "together"),
    [
        pytest.param([("Ministry of Trade", "organisation"), ("Trade Ministry", "organisation")], True, id="inverted"),
        pytest.param([("UN Security Council", "organisation"), ("UNSC", "organisation")], True, id="known acronym"),
        pytest.param([("World Ferry Union", "organisation"), ("WFU", "organisation")], True, id="initials"),
        pytest.param([("World Ferry Union", "organisation"), ("WFA", "organisation")], False, id="other initials"),
        pytest.param([("Peruvian Ferry Board", "organisation"), ("Ferry Board", "organisation")], True, id="shortened"),
        pytest.param([("Alm Ferries CJSC", "organisation"), ("Alm Ferries", "other")], True, id="legal form"),
        pytest.param(
            [("Alm Defence Center", "organisation"), ("Alm Defense Centre", "organisation")], True, id="spelling"
        ),
        pytest.param([("Alm road", "road"), ("Alm-Brod road", "road")], True, id="road by one end"),
        pytest.param([("Alm road", "road"), ("Brod-Alm road", "road")], False, id="road by its other end"),
        pytest.param([("Alm road", "road"), ("Alm corridor", "road")], False, id="road and corridor"),
        pytest.param([("Alm district", "place"), ("Alm", "place")], False, id="district and town"),
        pytest.param([("Alm City", "place"), ("Alm", "place")], False, id="City in the name"),
        pytest.param([("Alm deposit", "deposit"), ("Alm", "place")], False, id="deposit and town"),
        pytest.param([("Alm Accord of 1999", "agreement"), ("Alm Accord", "agreement")], True, id="undated"),
        pytest.param(
            [("Accord of May 3, 1999", "agreement"), ("Accord of 3 May 1999", "agreement")], True, id="date order"
        ),
        pytest.param([("Alm Accord of 1999", "agreement"), ("Alm Accord of 2003", "agreement")], False, id="two dates"),
        pytest.param(
            [("Peruvian peacekeepers", "organisation"), ("peacekeeping contingent", "organisation")], True, id="group"
        ),
        pytest.param([("Peruvian miners", "group"), ("Chilean miners", "group")], False, id="two groups"),
        pytest.param([("Government of Peru", "country"), ("Peruvian government", "country")], True, id="government"),
        pytest.param([("Republic of Korea", "country"), ("North Korea", "country")], False, id="two countries"),
        pytest.param([("Kharkiv", "place"), ("Kharkov", "place")], True, id="transliteration"),
    ],
)
def test_two_forms(rows, together):
    names = link_names(mentions(*rows)).names
    assert len(names) == (1 if together else 2)


def test_bare_group_with_two_owners_stays_apart():
    rows = [
        ("Peruvian peacekeepers", "organisation"),
        ("Chilean peacekeepers", "organisation"),
        ("peacekeepers", "organisation"),
    ]
    assert len(linked(*rows)) == 3


def test_short_form_with_two_long_ones_is_proposed():
    rows = [("Alm Ferry Board", "organisation"), ("Brod Ferry Board", "organisation"), ("Ferry Board", "organisation")]
    links = link_names(mentions(*rows))
    assert len(links.names) == 3
    assert len(links.proposals) == 2


def test_road_by_one_end_of_two_roads_is_proposed():
    rows = [("Alm road", "road"), ("Alm-Brod road", "road"), ("Alm-Carn road", "road")]
    links = link_names(mentions(*rows))
    assert len(links.names) == 3
    assert {p.reason for p in links.proposals} == {"Alm road may be Alm-Brod road", "Alm road may be Alm-Carn road"}


def test_undated_form_with_two_dates_is_proposed():
    rows = [("Alm Accord of 1999", "agreement"), ("Alm Accord of 2003", "agreement"), ("Alm Accord", "agreement")]
    links = link_names(mentions(*rows))
    assert len(links.names) == 3
    assert len(links.proposals) == 2


def test_ministry_joins_its_country_only_in_its_document():
    one = [("Ministry of Trade of Peru", "organisation"), ("Ministry of Trade", "organisation")]
    assert len(link_names(mentions(*one)).names) == 1
    two = [("Ministry of Trade of Peru", "organisation", "a"), ("Ministry of Trade", "organisation", "b")]
    links = link_names(mentions(*two))
    assert len(links.names) == 2
    assert len(links.proposals) == 1


def test_short_acronym_of_another_document_is_proposed():
    rows = [("Alm Coast Agency", "organisation", "a"), ("ACA", "organisation", "b")]
    links = link_names(mentions(*rows))
    assert len(links.names) == 2
    assert len(links.proposals) == 1
    assert len(link_names(mentions(*[row[:2] for row in rows])).names) == 1


def test_bracketed_alias_joins_both_spellings():
    rows = [("Alm (Olma) region", "place"), ("Alm region", "place"), ("Olma region", "place")]
    assert len(linked(*rows)) == 1


@pytest.mark.parametrize("forms", [("Khankandi", "Khankendi", "Tolmar"), ("Gyzylbulag", "Gizilbulagh", "Gizelbulak")])
def test_spellings_in_many_documents_are_compared_once(forms: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """A form of unknown kind is a node in each document: its spellings are not compared document by document."""
    asked: list[tuple[str, str]] = []

    def counting(one: str, other: str) -> bool:
        asked.append((one, other))
        return are_variants(one, other)

    monkeypatch.setattr(name_rules, "are_variants", counting)

    def compared(documents: int) -> int:
        asked.clear()
        rows = [(forms[0], "place", "d0"), *((form, "other", f"d{k}") for k in range(documents) for form in forms)]
        names = link_names(mentions(*rows)).names
        assert all(len({mention.text for mention in name.mentions}) == len(name.forms) for name in names)
        assert len(names) == 1 + sum(not are_variants(forms[0], form) for form in forms)
        return len(asked)

    assert 0 < compared(2) == compared(20)
