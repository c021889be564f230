"""Train the part-of-speech tagger and write its weights with a note of their origin.

    PYTHONPATH=src python bench/train_tagger.py TRAIN.conllu DEV.conllu

The training text is the open part of Universal Dependencies English GUM (news, interviews, court records, speeches,
academic and other texts under CC BY 4.0 or in the public domain). Only counts and weights leave this script, no text.
"""

import collections
import json
import random
import sys
import time
from pathlib import Path

from countersay.extraction.text import tagging
from countersay.extraction.text.tokens import Token

HERE = Path(__file__).resolve().parent.parent / "src/countersay/lexicon/en"
ROUNDS = 6
SEED = 7
RARE = 3
HIDDEN = 0.25


def sentences(path):
    """Yield sentences as lists of (word, tag), hyphenated parts joined as our tokens are."""
    words = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if not line.strip():
            if words:
                yield join(words)
            words = []
            continue
        cells = line.split("\t")
        if cells[0].isdigit():
            words.append((cells[1], cells[4], "SpaceAfter=No" in cells[9]))


def join(words):
    out, i = [], 0
    while i < len(words):
        word, tag, glued = words[i]
        while glued and i + 2 < len(words) and words[i + 1][0] == "-" and words[i + 1][2] and word[-1:].isalnum():
            word, tag, glued = word + "-" + words[i + 2][0], words[i + 2][1], words[i + 2][2]
            i += 2
        out.append((word.replace("’", "'"), tag))
        i += 1
    return out


def lexicon_of(data):
    seen = collections.defaultdict(collections.Counter)
    for sentence in data:
        for word, tag in sentence:
            seen[word.lower()][tag] += 1
    lexicon = {}
    for word, counts in seen.items():
        if word[0].isdigit() or not word.isascii() or word[0] in "#@<":
            continue
        total = sum(counts.values())
        if all(t in ("NNP", "NNPS") for t in counts):
            continue
        kept = [t for t, n in counts.most_common() if n >= 2 or n / total > 0.02]
        # an open-class word seen a few times may bear tags not seen; only frequent or closed words are pinned
        if total >= 12 or all(t in CLOSED for t in counts):
            lexicon[word] = tuple(kept)
        elif total >= 3:
            stem = set(kept)
            for pair in (
                ("VBD", "VBN"),
                ("VB", "VBP"),
                ("NN", "VB"),
                ("VBP", "NN"),
                ("NNS", "VBZ"),
                ("VBZ", "NNS"),
                ("NN", "NNP"),
                ("NNP", "NN"),
                ("JJ", "NNP"),
                ("VBG", "NN"),
                ("VBN", "JJ"),
                ("JJ", "VBN"),
            ):
                if pair[0] in counts:
                    stem.add(pair[1])
            lexicon[word] = tuple(sorted(stem, key=lambda t: (-counts[t], t)))
    return lexicon


CLOSED = {"DT", "IN", "CC", "PRP", "PRP$", "MD", "TO", "WDT", "WP", "WRB", "EX", "PDT", "RP", "POS", "WP$", "UH"}


class Trainer:
    def __init__(self, lexicon):
        self.lexicon, self.weights = lexicon, {}
        self.totals, self.stamps, self.clock = collections.Counter(), {}, 0
        self.seen = collections.Counter()

    def guess(self, features, candidates):
        best, top = candidates[0], -1e9
        rows = [r for r in map(self.weights.get, features) if r]
        for tag in candidates:
            score = sum(row.get(tag, 0) for row in rows)
            if score > top:
                best, top = tag, score
        return best

    def update(self, features, truth, guess):
        for feature in features:
            row = self.weights.setdefault(feature, {})
            for tag, delta in ((truth, 1), (guess, -1)):
                key = feature, tag
                old = row.get(tag, 0)
                self.totals[key] += (self.clock - self.stamps.get(key, 0)) * old
                self.stamps[key] = self.clock
                row[tag] = old + delta

    def averaged(self):
        """Return averaged weights in whole numbers; features seen on fewer than RARE words and small weights go."""
        out = {}
        for feature, row in self.weights.items():
            if self.seen[feature] < RARE:
                continue
            kept = {}
            for tag, value in row.items():
                key = feature, tag
                total = self.totals[key] + (self.clock - self.stamps.get(key, 0)) * value
                weight = round(6 * total / self.clock)
                if abs(weight) >= 4:
                    kept[tag] = weight
            if kept:
                out[feature] = kept
        return out


def train(data, lexicon):
    trainer = Trainer(lexicon)
    rng = random.Random(SEED)
    for turn in range(ROUNDS):
        rng.shuffle(data)
        right = total = 0
        for sentence in data:
            forms = tagging.forms_of([w for w, _ in sentence], lexicon)
            before = two = "<s>"
            for i, (word, truth) in enumerate(sentence):
                tag = tagging._CLOSED_MARKS.get(word)
                if tag is None:
                    candidates = lexicon.get(forms[i], tagging._OPEN)
                    hidden = truth in tagging._OPEN and forms[i].isalpha() and rng.random() < HIDDEN
                    if len(candidates) == 1 and not hidden:
                        tag = candidates[0]
                    else:
                        own = tagging.own_features(word, forms[i])
                        context = tagging.context_features(forms, i, i == 0, before, two, word)
                        if hidden:
                            # what an unknown word looks like: its endings and neighbours alone
                            candidates, own = tagging._OPEN, own[1:]
                            context = tuple(f for f in context if f[0] != "c")
                        features = own + context
                        tag = trainer.guess(features, candidates)
                        trainer.clock += 1
                        if turn == 0:
                            trainer.seen.update(features)
                        total += 1
                        right += tag == truth
                        if tag != truth and truth in candidates:
                            trainer.update(features, truth, tag)
                two, before = before, tag
        print(f"round {turn + 1}: {100 * right / total:.2f} % of {total} open choices", flush=True)
    return trainer.averaged()


def score(data):
    right = total = 0
    start = time.process_time()
    wrong = collections.Counter()
    for sentence in data:
        tokens = [Token(i, i + 1, w, w.lower()) for i, (w, _) in enumerate(sentence)]
        for (_, truth), got in zip(sentence, tagging.tags(tokens), strict=True):
            right += truth == got
            total += 1
            wrong[truth, got] += truth != got
    print(f"dev {100 * right / total:.2f} % of {total} tokens, {total / (time.process_time() - start):.0f} a second")
    print(wrong.most_common(12))


def provenance(path):
    """Write where the training text comes from: one line a document, with its author and address."""
    rows, now = [], {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            now = {"id": line.split(" = ", 1)[1].strip()}
            rows.append(now)
        elif line.startswith(("# meta::author = ", "# meta::sourceURL = ")):
            key, value = line[8:].split(" = ", 1)
            now[key] = value.strip()
    with open(HERE / "tagger.toml", "w", encoding="utf-8") as out:
        out.write(PREAMBLE)
        for row in rows:
            line = "; ".join(row[k] for k in ("id", "author", "sourceURL") if row.get(k))
            out.write("  " + json.dumps(line, ensure_ascii=False) + ",\n")
        out.write("]\n")


PREAMBLE = """\
# Where the weights in tagger.txt come from. Made by bench/train_tagger.py; they hold no text of the treebank.
source = "Universal Dependencies English GUM: academic, conversation, court, interview, news, speech, textbook, vlog"
address = "https://github.com/UniversalDependencies/UD_English-GUM"
reference = "Zeldes, A. (2017): The GUM Corpus. Language Resources and Evaluation 51(3)"
licence = "annotations CC BY 4.0; texts CC BY or public domain, by document"
method = "averaged perceptron, 6 rounds; features on fewer than 3 words dropped; weights are whole numbers"
documents = [
"""


def main():
    train_path, dev_path = sys.argv[1:3]
    data = list(sentences(train_path))
    lexicon = lexicon_of(data)
    weights = train(data, lexicon)
    with open(HERE / "tagger.txt", "w", encoding="utf-8") as out:
        for word in sorted(lexicon):
            out.write(f"={word}\t{' '.join(lexicon[word])}\n")
        for feature in sorted(weights):
            out.write(feature + "\t" + " ".join(f"{t}:{v}" for t, v in sorted(weights[feature].items())) + "\n")
    provenance(train_path)
    score(list(sentences(dev_path)))


if __name__ == "__main__":
    main()
