import json
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersay.extraction.names.mentions import find_mentions
from countersay.linking.names import link_names, same_place
from tests.linking.factories import Line, groups, linked_texts, mentions

TEXTS = (
    """President Ana Bel met Jan Holm in Torvik. Bel said that the Torvik-Brod road was open. The president left.
The International Ferry Safety Agency (IFSA) counted 40 boats. Norway's government denied it.""",
    """IFSA and the Norwegian government disagree on the Torvik-Brodd Road, Mr. Holm said. Oslo rejected the claim.
The Joint Statement of 10 May 2019 is clear; the Joint Statement binds Portugal, Norwegian peacekeepers said.""",
    """Portugal's Ministry of Trade thanked the peacekeepers. The Trade Ministry and Lisbon said no more in Torvik.""",
)


def _clusters(links):
    return {frozenset((m.document, m.start, m.end) for m in name.mentions) for name in links.names}


@given(st.permutations([m for i, text in enumerate(TEXTS) for m in find_mentions(text, f"d{i}")]))
@settings(max_examples=25, deadline=None)
def test_order_of_mentions_changes_nothing(shuffled):
    assert link_names(shuffled) == linked_texts(*TEXTS)


@given(st.permutations(range(3)))
def test_order_of_documents_keeps_clusters_and_ids(order):
    plain = link_names([m for i, text in enumerate(TEXTS) for m in find_mentions(text, f"d{i}")])
    moved = link_names([m for i in order for m in find_mentions(TEXTS[i], f"d{i}")])
    assert _clusters(moved) == _clusters(plain)
    assert [name.id for name in moved.names] == [name.id for name in plain.names]


SWAP = {"Norway": "Portugal", "Norwegian": "Portuguese", "Oslo": "Lisbon"}
SWAP |= {new: old for old, new in SWAP.items()}


def _swapped(text):
    import re

    return "".join(SWAP.get(part, part) for part in re.findall(r"\w+|\W+", text))


def test_exchange_of_the_parties_exchanges_the_clusters():
    before = {frozenset(_swapped(form) for form in group) for group in groups(linked_texts(*TEXTS))}
    assert before == groups(linked_texts(*map(_swapped, TEXTS)))


def test_every_mention_is_in_one_name():
    found = [m for i, text in enumerate(TEXTS) for m in find_mentions(text, f"d{i}")]
    names = linked_texts(*TEXTS).names
    assert sorted(m for name in names for m in _sortable(name.mentions)) == sorted(_sortable(found))
    assert len({name.id for name in names}) == len(names)


def _sortable(found):
    return [(m.document, m.start, m.end, m.text) for m in found]


def test_gazetteer_joins_its_groups_and_keeps_them_apart():
    rows = [("Oldtown", "place"), ("Altstadt", "place"), ("Brod", "place"), ("Brodd", "place")]
    gazetteer = [
        Line(form="Oldtown", group="old"),
        Line(form="Altstadt", group="old"),
        Line(form="Brod", group="one"),
        Line(form="Brodd", group="two"),
    ]
    links = link_names(mentions(*rows), gazetteer)
    assert groups(links) == {frozenset({"Oldtown", "Altstadt"}), frozenset({"Brod"}), frozenset({"Brodd"})}


def test_gazetteer_line_of_another_kind_is_passed_over():
    lines = [Line(form="Alm", group="a", kind="place"), Line(form="Olmo", group="a", kind="place")]
    assert len(link_names(mentions(("Alm", "person"), ("Olmo", "place")), lines).names) == 2
    assert len(link_names(mentions(("Alm", "place"), ("Olmo", "place")), lines).names) == 1


def test_kinds_do_not_mix():
    assert len(link_names(mentions(("Jordan", "country"), ("Jordan", "person"))).names) == 2


def test_capital_as_a_place_is_only_proposed():
    links = link_names(mentions(("Oslo", "place"), ("Norway", "country")))
    assert groups(links) == {frozenset({"Oslo"}), frozenset({"Norway"})}
    assert len(links.proposals) == 1


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        pytest.param("Alm-Khankandi road", "the Alm-Khankendi road", True, id="spelling"),
        pytest.param("city of Alm", "Alm", True, id="city of"),
        pytest.param("Alm highway", "Alm road", True, id="two words for a road"),
        pytest.param("Alm road", "Alm corridor", False, id="road and corridor"),
        pytest.param("Alm road", "Alm", False, id="road and town"),
        pytest.param("this road", "this road", False, id="demonstrative"),
        pytest.param("the road", "the road", False, id="common noun"),
        pytest.param("northern Alm", "southern Alm", False, id="directions"),
    ],
)
def test_same_place_by_form(left, right, same):
    assert same_place(left, right) is same
    assert same_place(right, left) is same


def test_same_place_follows_the_links():
    links = link_names(mentions(("Alm road", "road"), ("Alm-Brod road", "road")))
    assert same_place("Alm road", "Alm-Brod road", links)
    assert not same_place("Alm road", "Alm-Brod road")


@pytest.mark.shared
def test_clusters_of_the_gold_sample_are_pure(shared):
    gold = {}
    for line in (shared / "gold-sample" / "names.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        gold |= {(m["doc"], m["start"], m["end"]): row["id"] for m in row["mentions"]}
    found = []
    for name in sorted({doc for doc, _, _ in gold}):
        found += find_mentions((shared / "corpora" / "lachin-2022" / name).read_text(encoding="utf-8"), name)
    owner = {(m.document, m.start, m.end): name.id for name in link_names(found).names for m in name.mentions}
    both = [key for key in gold if key in owner]
    ours, theirs = defaultdict(set), defaultdict(set)
    for key in both:
        ours[owner[key]].add(key)
        theirs[gold[key]].add(key)
    shared_size = {key: len(ours[owner[key]] & theirs[gold[key]]) for key in both}
    assert sum(shared_size[k] / len(ours[owner[k]]) for k in both) >= 0.98 * len(both)
    assert sum(shared_size[k] / len(theirs[gold[k]]) for k in both) >= 0.9 * len(both)
