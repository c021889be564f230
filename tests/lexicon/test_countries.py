import itertools

from countersay.lexicon.countries import country_table
from countersay.lexicon.load import table


def test_table_holds_all_members_and_observers_in_order():
    names = list(table("countries")["country"])
    assert len(names) == 195
    assert len(set(names)) == 195


def test_each_form_leads_to_one_country():
    seen: dict[str, str] = {}
    for name, row in table("countries")["country"].items():
        for form in itertools.chain([name], row["forms"], row["capitals"]):
            assert seen.setdefault(form, name) == name, form


def test_adjectives_and_capitals_lead_to_their_country():
    countries = country_table()
    assert countries.adjectives["Finnish"] == "Finland"
    assert countries.people["Danes"] == "Denmark"
    assert countries.capitals["Nairobi"] == "Kenya"
    assert countries.forms["Ivory Coast"] == "Côte d'Ivoire"
