"""Group propositions into questions: by family, by what they are about, by the names in it and by the accused side."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from countersay.linking.contrary_words import noun_keys, verb_keys
from countersay.linking.other_words import is_negated
from countersay.linking.question_items import PRONOUNS, Item, classes, content, singular, things
from countersay.model import Extent, Proposition

_STATEMENT_DF = 60


_BREATH = 160  # code points
_ANY = frozenset({"traffic", "movement", "passage", "access", "transport", "people", "vehicle"})
_NEARBY = 1500  # code points: a section


def grouped(items: Sequence[Item]) -> list[list[Item]]:
    """Group by family and object class, by the names in the object, then by the accused side."""
    buckets: dict[tuple[str, str], list[Item]] = {}
    ways = {atom for item in items if item.about == "way" for atom in item.atoms}
    for item in items:
        if item.about == "other" and item.atoms and item.atoms <= ways and _only_name(item.row.object):
            item = replace(item, about="way")  # "closed the Tolm Bank", where "access to the Tolm Bank" is blocked too
        buckets.setdefault((item.family, item.about), []).append(item)
    groups = []
    for key in sorted(buckets):
        for component in _components(buckets[key], key[0] != "omission" and key[1] != "other"):
            groups.extend(_by_agent(component))
    return groups


def _only_name(target: Extent | None) -> bool:
    """Say whether an object is a name and nothing else, or short for one."""
    return (
        target is not None
        and re.fullmatch(r"(?:the |this |that )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)*|[a-z]+)", target.text) is not None
    )


def _components(items: Sequence[Item], joins: bool) -> list[list[Item]]:
    """Split a bucket by the names in the objects; items without a name go where `_Parts.of` says."""
    find = _named_together(items, joins)
    parts = _Parts(items, find)
    out: dict[str, list[Item]] = {}
    for item in items:
        if item.atoms:
            root = find(min(item.atoms))
            if joins and parts.other_thing(item, root):
                root = f"{item.row.document}:{thing(item.row.object)}"
            else:
                parts.nearest[item.row.document] = (item.row.end, root)
        else:
            root = parts.of(item) if joins else _alone(item)
        out.setdefault(root, []).append(item)
    return [out[root] for root in sorted(out)]


def _alone(item: Item) -> str:
    """The part of an item that joins no other by a name: by its object, which a reply to it has in common with it.

    Other things of "access" ("sabotaged two cranes") are one where predicate and noun are.
    """
    target = item.row.object
    if target is not None and item.family == "access" and (nouns := things(target)):
        predicate = (
            "prevent" if item.row.predicate.startswith("not ") else item.row.predicate
        )  # "did not allow repairs"
        rows = [key for key in verb_keys(predicate) if key.startswith("@v ")]
        return f"{min(rows, default=predicate)} {thing(target) or nouns[-1]}"
    return f"{item.row.document}:{target.start if target is not None else item.row.start}"


def _named_together(items: Sequence[Item], joins: bool) -> Callable[[str], str]:
    """Join names that stand in one object, or in one breath of one voice; return what finds the first of those joined."""
    parent: dict[str, str] = {}

    def find(atom: str) -> str:
        while parent.setdefault(atom, atom) != atom:
            parent[atom] = parent[parent[atom]]
            atom = parent[atom]
        return atom

    for item in items:
        atoms = sorted(item.atoms)
        for atom in atoms[1:]:
            parent[find(atom)] = find(atoms[0])
    last: dict[tuple[str, str, str], Item] = {}
    for item in items:  # "the closure of the road, the siege of the valley"
        if not joins or not item.atoms:
            continue
        key = (item.row.document, item.row.act, item.row.speaker or "")
        before = last.get(key)
        if before is not None and item.row.start - before.row.end < _BREATH:
            parent[find(min(item.atoms))] = find(min(before.atoms))
        last[key] = item
    return find


class _Parts:
    """The parts of a bucket that bear names: by document, by the noun of the object, by predicate."""

    def __init__(self, items: Sequence[Item], find: Callable[[str], str]) -> None:
        self.by_document: dict[str, set[str]] = {}
        self.by_noun: dict[str, set[str]] = {}
        self.by_predicate: dict[str, set[str]] = {}
        self.nouns: dict[str, set[str]] = {}
        self.heads: dict[str, set[str | None]] = {}
        self.nearest: dict[str, tuple[int, str]] = {}
        self.heads[""] = {thing(item.row.object) for item in items if not item.atoms and item.alleges}
        for item in items:
            if not item.atoms:
                continue
            root, word = find(min(item.atoms)), _head(item.row.object)
            self.by_document.setdefault(item.row.document, set()).add(root)
            self.by_predicate.setdefault(item.row.predicate, set()).add(root)
            if item.alleges:
                self.heads.setdefault(root, set()).add(thing(item.row.object))
            nouns = self.nouns.setdefault(root, set())
            if word is not None:
                self.by_noun.setdefault(word, set()).add(root)
                nouns.add(word)
        self.loose = {word for item in items if (word := _head(item.row.object)) is not None} - _ANY

    def of(self, item: Item) -> str:
        """Return the part of an item without a name.

        In order: the only part of the corpus, of its document, with its noun, with its bare predicate ("the blockade"); the
        part named last before it in its document. Never one that is about other things: patrols turned back are no answer
        to a closed gate. "It" joins nothing beyond its document.
        """
        row, word = item.row, _head(item.row.object)
        vague = row.object is not None and row.object.text.lower() in PRONOUNS
        before = self.nearest.get(row.document)
        choices = [
            set() if vague else set(self.nouns),
            self.by_document.get(row.document, set()),
            self.by_noun.get(word, set()) if word is not None else set(),
            self.by_predicate.get(row.predicate, set()) if row.object is None else set(),
            {before[1]} if before is not None and 0 <= row.start - before[0] < _NEARBY else set(),
        ]
        for choice in choices:
            if len(choice) == 1 and self.other_thing(item, next(iter(choice))):
                return _of_thing(row)
            if len(choice) == 1 and (item.about != "way" or self._fits(next(iter(choice)), word)):
                return next(iter(choice))
        if self.nouns or item.about != "way":
            if not self.nouns and self.other_thing(item, ""):
                return _of_thing(row)
            return f"{row.document}:" if self.nouns else ""
        return _nameless(item, self.loose)

    def other_thing(self, item: Item, root: str) -> bool:
        """Say whether an item speaks of another thing: "did not attack any school" is no answer to shelling a mill, nor is a
        bus the mill.
        """
        noun = thing(item.row.object)
        if item.family not in _OF_THINGS or noun is None or noun in _PEOPLE:
            return False
        if noun in _WEAPONS and item.family in ("attack", "killing", "destruction"):
            return False  # "fired no shells" is of what was fired; "seized no weapons" is of what was seized
        known = self.heads.get(root, set())
        return (
            bool(known)
            and None not in known
            and not any(noun_keys(noun) & noun_keys(other) for other in known if other)
        )

    def _fits(self, root: str, word: str | None) -> bool:
        """Say whether a noun may be spoken of in a part: it is there, or says only that something moves."""
        nouns = self.nouns[root] - _ANY
        return word is None or word in _ANY or not nouns or word in nouns


def _of_thing(row: Proposition) -> str:
    """The part of what no name stands for: by its noun, so that an attack on a school meets its denial elsewhere."""
    return f"thing {min(noun_keys(thing(row.object) or ''), default='')}"


_WEAPONS = frozenset(
    {"artillery", "shot", "shell", "rocket", "round", "mortar", "missile", "weapon", "gun", "firearm", "bullet"}
)
_OF_THINGS = frozenset(
    {"attack", "destruction", "occupation", "smuggling", "killing", "abduction", "removal", "backing out"}
)
_PEOPLE = frozenset(
    {"civilian", "people", "person", "anyone", "anybody", "population", "resident", "target", "anything"}
)


def thing(target: Extent | None) -> str | None:
    """The noun of an object, in the singular; None where it is a name, or where there is none."""
    if target is None or target.text.lower() in PRONOUNS:
        return None
    lead = re.split(r" (?:of|in|on|at|by|for|with|from|near|against|to) ", target.text)[0]
    words = re.findall(r"[^\W\d_]+", lead)
    return singular(words[-1]) if words and words[-1].islower() else None


def _nameless(item: Item, known: set[str]) -> str:
    """The part of an item where no name is in any: by the noun, so that stopped patrols and a closed gate stay apart.

    What names nothing, or only the traffic, joins where one thing is spoken of.
    """
    target, word = item.row.object, _head(item.row.object)
    if target is not None and target.text.lower() in PRONOUNS:
        return f"{item.row.document}:{item.row.start}"
    if word is None or word in _ANY:
        return min(known) if len(known) == 1 else ""
    return word


def _head(target: Extent | None) -> str | None:
    """The word that tells the class of an object: "the closed road to Alm" gives "road"."""
    if target is None:
        return None
    return next((word for word in things(target) if word in classes()), None)


_BOTH = frozenset({"each side", "both sides", "each party", "both parties", "the sides", "the parties", "each"})


def _by_agent(items: Sequence[Item]) -> list[list[Item]]:
    """Split by the accused side.

    A denial that names nobody answers what is said of the denier's own side; an agentless claim of one side is said of
    the only other one accused; other rows that name nobody join where only one side is accused.
    """
    accused = sorted({item.agent for item in items if item.agent})
    groups: dict[str, list[Item]] = {side: [] for side in accused}
    by_document: dict[str, set[str]] = {}
    granted: list[Item] = []
    answered = {(i.row.document, i.row.start): i.agent or i.voice for i in items if not i.alleges}
    for item in items:
        if item.agent:
            by_document.setdefault(item.row.document, set()).add(item.agent)
    for item in items:
        if (item.row.speaker or "").lower() in _BOTH:
            groups.setdefault("?each other", []).append(item)  # "each side accuses the other of having fired first"
            continue
        if item.agent:
            groups[item.agent].append(item)
            continue
        if item.voice in groups and (not item.alleges or item.row.answer == "affirmed"):
            # A denial answers what is alleged of the denier's own side, and so does a grant.
            groups[item.voice].append(item)
            continue
        if item.row.answer == "affirmed" and item.row.agent is None:
            granted.append(item)
            continue
        others = [side for side in accused if side != item.voice]
        if item.voice is not None and item.row.agent is None and item.alleges and len(others) == 1:
            groups[others[0]].append(item)
            continue
        side = answered.get((item.row.document, item.row.start))
        if side is not None and item.row.agent is None and item.alleges and side in groups:
            groups[side].append(item)  # the claim that a denial repeats goes where the denial goes
            continue
        if item.alleges and item.voice is not None and accused == [item.voice]:
            groups.setdefault(f"?{item.voice}", []).append(item)  # nobody alleges what nobody else did of himself
            continue
        here = by_document.get(item.row.document, set())
        joins = not item.generic or not item.alleges or item.row.explicit
        if joins and len(accused) == 1:
            groups[accused[0]].append(item)
        elif joins and len(here) == 1:
            groups[next(iter(here))].append(item)
        elif joins and not accused:
            groups.setdefault("", []).append(item)
        else:
            # "its guards" in one text and "guards" in another are the same while nobody knows whose
            said = item.row.agent.text.lower() if item.row.agent else item.row.document
            head = re.sub(r"^(?:its|their|the|some|an?|several) ", "", said)
            groups.setdefault(f"?{head}", []).append(item)
    _unnamed_denied(groups)
    found = [groups[side] for side in sorted(groups) if groups[side]]
    # Who grants it without saying who did it grants what others allege, where that is one question.
    for item in granted:
        asked = [group for group in found if any(one.alleges and one.voice != item.voice for one in group)]
        if len(asked) == 1:
            asked[0].append(item)
        else:
            found.append([item])
    return found


def _unnamed_denied(groups: dict[str, list[Item]]) -> None:
    """Let "denied firing at the ferry" answer "guards fired at the ferry" where that is all that is alleged and of no known side."""
    denials = groups.get("", [])
    if not denials or not all(item.row.explicit and not item.alleges for item in denials):
        return
    open_ = [key for key, items in groups.items() if key and any(item.alleges for item in items)]
    if len(open_) != 1 or not open_[0].startswith("?") or open_[0] == "?each other":
        return
    alleged = [item for item in groups[open_[0]] if item.alleges]
    known = {thing(item.row.object) for item in denials} & {thing(item.row.object) for item in alleged}
    others = {(item.row.document, item.row.speaker) for item in denials} & {
        (item.row.document, item.row.speaker) for item in alleged
    }
    if known - {None} and not others and not any(item.voice is not None for item in alleged):
        groups[open_[0]] += groups.pop("")


def _is_set_against(one: Proposition, other: Proposition) -> bool:
    """Say whether two statements are of one claim in one text: they begin together, or hold the same words."""
    return one.document == other.document and (one.start == other.start or one.predicate == other.predicate)


def grouped_statements(items: Sequence[Item]) -> list[list[Item]]:
    """Group denied and alleged contents that share most of their words; plain assertions only beside a denial."""
    words = [content(item.row.predicate) for item in items]
    counts = Counter(word for some in words for word in some)
    index: dict[str, list[int]] = {}
    groups = []
    for k in range(len(items)):
        for word in words[k]:
            if counts[word] <= _STATEMENT_DF:
                index.setdefault(word, []).append(k)
    used: set[int] = set()
    for k, item in enumerate(items):
        if not item.row.explicit or k in used:
            continue
        shared = Counter(j for word in words[k] for j in index.get(word, ()))
        group = [
            j
            for j in sorted(shared)
            if (j not in used and _is_set_against(items[j].row, item.row))
            or (shared[j] >= 3 and 10 * shared[j] >= 6 * len(words[k] | words[j]))
        ]
        group = sorted({k, *group})
        used.update(group)
        groups.append([_as_told(items[j], item) for j in group])
    return groups


def _as_told(item: Item, asked: Item) -> Item:
    """Return a plain assertion as a denial where it negates in the same words what is claimed: "There aren't 900 lorries waiting"."""
    if item is asked or item.row.explicit or item.row.act == "denies" or asked.row.act == "denies":
        return item
    words = content(asked.row.predicate)
    pieces = re.split(r"(?<=[.!?])\s+", item.row.predicate)
    said = max(pieces, key=lambda piece: (len(words & content(piece)), -len(piece)))
    if is_negated(said) == is_negated(asked.row.predicate):
        return item
    return replace(item, row=replace(item.row, act="denies"))
