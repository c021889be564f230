"""The order of the stages: ingest, extraction, linking, reconciliation. The only module that knows them all."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from countersay.briefing import Brief, brief_of
from countersay.config import Config
from countersay.decisions.book import Book
from countersay.decisions.claims import Found
from countersay.errors import SettingsError
from countersay.evidence.examining import check_evidence
from countersay.extracting import Progress, extract_all
from countersay.extraction.document import Extraction, Task
from countersay.extraction.text.outside import tagger_of
from countersay.ingest.folder import Ingested, read_paths
from countersay.ingest.settings import configured, iso_date
from countersay.joining import linking, ranks
from countersay.keeping import Shelf
from countersay.linking.commitments import settle_commitments
from countersay.linking.editions import edition_issues, find_editions
from countersay.linking.event_dates import date_windows
from countersay.linking.events import link_events
from countersay.linking.headed_places import named_in_heads
from countersay.linking.names import link_names
from countersay.linking.noun_evidence import same_nouns
from countersay.linking.place_keys import place_keys
from countersay.linking.rebuttals import link_allegations
from countersay.linking.series import link_series
from countersay.linking.sides import Sides
from countersay.linking.sourcing import place_sides, voice_balance, with_notes
from countersay.linking.voices import complete_voices, settle_voices
from countersay.memory import paused
from countersay.model import CorpusSettings, Decision, DocumentOptions, DocumentSettings, Issue, Record
from countersay.noting import Notes, facts_kept
from countersay.noting import kept as notes_kept
from countersay.reconciliation.findings import reconcile
from countersay.reconciling import ranging, settling
from countersay.reporting.folder import first_page, is_large, write_folder, write_pointer
from countersay.reporting.index import Index
from countersay.reporting.page import write_report
from countersay.runner.base import Runner
from countersay.runner.local import hold, pooled, seldom_collecting
from countersay.store.base import Store
from countersay.store.cache import CACHE_FILE, Cache
from countersay.store.examined import Examined
from countersay.store.opening import check_folder, note_store, open_store
from countersay.store.project import PAGES_FOLDER
from countersay.unchanged import ended_before, inputs_of, note_end


def _silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user said on the command line; `document` holds for a single document only.

    `decisions` are rows of a log of decisions, in its order; they are applied and listed in the record.
    `workers` is how many processes read documents; None takes as many as pay. A script that asks for more than one must
    guard its own start with `if __name__ == "__main__":`, since each process imports the script.
    `runner` does the work elsewhere, such as `countersay.runner.on_ray.OnRay()`; `workers` then does not count.
    `shelf` keeps what was found in each file for the next run; the record is the same with and without it.
    `fresh` drops what a project kept, and reads everything.
    `store` is where the project is kept: "sqlite", an address as `postgresql://user@host/database#project`, or None for
    what the project folder notes, which is in itself if it notes nothing.
    """

    document: DocumentOptions | None = None
    config: Config = field(default_factory=Config)
    decisions: tuple[Decision, ...] = ()
    workers: int | None = 1
    runner: Runner | None = None
    shelf: Shelf | None = None
    fresh: bool = False
    store: str | None = None


@seldom_collecting()
def examine(paths: Iterable[str | Path], options: Options | None = None, progress: Progress = _silent) -> Record:
    """Read documents and return the record of claims; nothing is written.

    Files that cannot be read become rows of `issues`; the others are examined all the same. The same files give the
    same record, whatever their order.

    Raises:
        SettingsError: if options are given for one document and there are several, or the date is none.
    """
    options = options or Options()
    read = read_paths([Path(path) for path in paths], options.config, options.shelf)
    _check_options(options.document, len(read.documents))
    return _examined(read, options, progress)


@pooled()
def _examined(read: Ingested, options: Options, progress: Progress) -> Record:
    config = configured(options.config, read.settings)
    tagger_of(config.pipeline)  # one that is missing is told of before anything is read
    book = Book(options.decisions, read.documents)
    settings = book.settings(read.settings)
    tasks = [
        Task(document=document, settings=settings.of(document), options=options.document, config=config)
        for document in read.documents
    ]
    runner = options.runner or options.workers
    notes: Notes = {}
    found = [_decided(one, book) for one in extract_all(tasks, runner, progress, options.shelf, notes)]
    progress("linked", 0, len(found))
    hold()
    with notes_kept(read.documents, options.shelf, notes):
        record = link(found, settings, read.issues, book, runner, options.shelf)
        progress("linked", len(found), len(found))
        hold()
        outcome = reconcile(record, config, settling(runner, progress, options.shelf), ranging(options.shelf))
    issues = (*record.issues, *outcome.issues)
    tables = replace(record, findings=outcome.findings, implied=outcome.implied, blocked=outcome.blocked, issues=issues)
    record = book.sign(tables)
    return beside_evidence(record, read.settings.evidence)


def beside_evidence(record: Record, files: Sequence[str]) -> Record:
    """Check a record against the registers that some files declare; without any, it is returned as it is."""
    if not files:
        return record
    found = check_evidence(record, files)
    return replace(
        record,
        registers=found.registers,
        checks=found.checks,
        ranges=found.ranges,
        register_pairs=found.pairs,
        issues=(*record.issues, *found.issues),
    )


def _decided(found: Extraction, book: Book) -> Extraction:
    """Apply what people decided about the figures of a document."""
    before = Found(found.figures, found.attributions, found.ledger)
    after = book.claims(found.document, before)
    if after is before:
        return found
    return replace(found, figures=after.figures, attributions=after.attributions, ledger=after.ledger)


@seldom_collecting()
def examine_beside(
    record: Record, paths: Iterable[str | Path], options: Options | None = None, progress: Progress = _silent
) -> tuple[Record, Record]:
    """Read further documents beside those of a record; return what its documents give alone, and with the further ones.

    Both are examined anew under the settings beside the further documents, so that nothing but the documents differs. A
    document of the same path takes the place of the one in the record. Decisions are kept in both.
    """
    options = options or Options()
    read = read_paths([Path(path) for path in paths], options.config, options.shelf)
    kept = settings_of(record)
    further = {entry.path for entry in read.settings.documents}
    parties = {party.id: party for party in (*kept.parties, *read.settings.parties)}
    settings = replace(
        read.settings,
        parties=tuple(parties[handle] for handle in sorted(parties)),
        documents=(*read.settings.documents, *(entry for entry in kept.documents if entry.path not in further)),
    )
    fresh = {document.id for document in read.documents} | {document.path for document in read.documents}
    beside = [row for row in record.documents if row.id not in fresh and row.path not in fresh]
    together = sorted((*beside, *read.documents), key=lambda row: (row.path, row.id))
    alone = Ingested(documents=record.documents, issues=(), settings=replace(settings, documents=kept.documents))
    joined = Ingested(documents=tuple(together), issues=read.issues, settings=settings)
    options = replace(options, decisions=record.decisions)
    before, after = (_examined(one, options, progress) for one in (alone, joined))
    return before, after


def settings_of(record: Record) -> CorpusSettings:
    """Return what the user must have said of the documents of a record, as far as the record shows it."""
    return CorpusSettings(
        parties=record.parties,
        documents=tuple(
            DocumentSettings(
                path=row.path,
                issuer=row.issuer.label if row.issuer and row.issuer.start is None else None,
                date=row.issued.value if row.issued and row.issued.start is None else None,
                spoken=row.spoken,
                party=row.party,
                language=row.language,
            )
            for row in record.documents
        ),
    )


def _check_options(given: DocumentOptions | None, documents: int) -> None:
    if given is None:
        return
    if documents > 1:
        raise SettingsError(
            f"party, issuer and date can be given for one document, and there are {documents}.",
            code="options-for-several",
            remedy="Write them into corpus.toml, under each document's name.",
        )
    if given.date is not None and iso_date(given.date) is None:
        raise SettingsError(
            f"expected a date, got {given.date!r}.",
            code="option-invalid",
            remedy="Write it as YYYY-MM-DD, YYYY-MM or YYYY.",
        )


@seldom_collecting()
@paused(keeping=True)
def link(
    found: Sequence[Extraction],
    settings: CorpusSettings,
    issues: Sequence[Issue],
    book: Book | None = None,
    runner: Runner | int | None = 1,
    shelf: Shelf | None = None,
) -> Record:
    """Join what was found in the documents: names, voices, events, series, positions, sources.

    `book` holds what people decided about names, series and events. `runner` links large blocks of series, `shelf` keeps
    what it found.
    """
    documents = tuple(one.document for one in found)
    book = book or Book((), documents)
    mentions = [mention for one in found for mention in one.mentions]
    names = link_names(mentions, book.gazetteer(settings.gazetteer))
    attributions = complete_voices(documents, [one.attributions for one in found], names.names)
    timexes = {one.document.id: one.timexes for one in found}
    figures = settle_voices([figure for one in found for figure in one.figures], documents)
    figures = date_windows(figures, documents, timexes)
    headed = named_in_heads(documents, names.names)
    same = same_nouns(document.text for document in documents)
    blocks = linking(len(figures), runner, shelf)
    decided = book.regroupings(figures)
    grouped = link_series(figures, place_keys(names.names), decided, ranks(documents), headed, same, blocks)
    told = book.decided("account", [mention for one in found for mention in one.events])
    parties = settings.parties
    editions = find_editions(documents, timexes)
    commitments = book.decided(
        "commitment", settle_commitments([row for one in found for row in one.commitments], documents)
    )
    return Record(
        parties=parties,
        documents=documents,
        attributions=attributions,
        figures=grouped.figures,
        timexes=tuple(timex for one in found for timex in one.timexes),
        names=names.names,
        series=grouped.series,
        links=grouped.links,
        events=link_events(told, names.names, book.event_regroupings(told)),
        allegations=link_allegations(
            book.decided("utterance", [proposition for one in found for proposition in one.propositions]),
            documents,
            Sides.of(documents, parties, settings.gazetteer),
            names.names,
            parties,
            attributions,
            commitments,
        ),
        commitments=commitments,
        citations=book.decided(
            "citation",
            place_sides(
                with_notes([citation for one in found for citation in one.citations], documents),
                documents,
                dict(settings.outlets),
            ),
        ),
        distance=tuple(mark for one in found for mark in one.distance),
        voices=voice_balance(documents, attributions, grouped.figures, names.names, parties),
        ledger=tuple(entry for one in found for entry in one.ledger),
        issues=tuple(issues)
        + tuple(issue for one in found for issue in one.issues)
        + edition_issues(editions, documents),
        editions=editions,
    )


@seldom_collecting()
def write(
    record: Record, folder: Path, store: Store | None = None, shelf: Shelf | None = None, progress: Progress = _silent
) -> Record:
    """Write a project folder with the record and its report; return the record.

    Decisions beside it are not touched; `examine_project` applies them. `shelf` keeps what was drawn of a large report.

    Raises:
        RecordError: if the project cannot be written.
    """
    return _written(record, store or open_store(folder), shelf, progress)[0]


def _written(record: Record, store: Store, shelf: Shelf | None, progress: Progress) -> tuple[Record, str | None]:
    """Do what `write` does; return also the digest of what was written."""
    hold()
    record = replace(record, issues=(*record.issues, *store.changed_readers(record.documents)))
    if is_large(record):
        last, index = store.folder / PAGES_FOLDER, Index(record)
        write_pages = partial(write_folder, record, shelf=shelf, last=last, index=index, progress=progress)
        return record, store.write(record, write_pointer(record, index), write_pages, shelf)
    return record, store.write(record, write_report(record), shelf=shelf)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a run on a project: what there is to tell, and the record, which is read where nothing was new."""

    brief: Brief
    made: Record | None
    store: Store

    def record(self) -> Record:
        """Return the record.

        Raises:
            RecordError: if it is to be read and cannot be.
        """
        return self.made if self.made is not None else self.store.read()


def examine_project(
    paths: Iterable[str | Path], folder: Path, options: Options | None = None, progress: Progress = _silent
) -> Record:
    """Examine documents under the decisions of a project and write it; return the record.

    Files that an earlier run of the project read are not read again. A run that is stopped is taken up by the next.

    Raises:
        SettingsError: as `examine` does, or if the store is no address.
        RecordError: if the project cannot be written, its decisions cannot be read, or another process is writing it.
    """
    return refresh_project(paths, folder, options, progress).record()


@seldom_collecting()
def refresh_project(
    paths: Iterable[str | Path], folder: Path, options: Options | None = None, progress: Progress = _silent
) -> Outcome:
    """Do what `examine_project` does; where nothing changed since the last run, find that out and leave all as it is.

    Raises:
        SettingsError: as `examine_project` does.
        RecordError: likewise.
    """
    options = options or Options()
    given = [Path(path) for path in paths]
    with closing(open_store(folder, options.store)) as store:
        check_folder(store)
        with store.locked(), Cache(folder / CACHE_FILE).opened() as cache:
            store.sweep()
            if options.fresh:
                cache.clear()
            shelf = options.shelf or cache
            decided = replace(options, decisions=store.log.rows(), shelf=shelf)
            read = read_paths(given, options.config, shelf)
            _check_options(options.document, len(read.documents))
            key = inputs_of(read, given, options.document, options.config, decided.decisions)
            ended = ended_before(key, shelf, store) if not options.fresh else None
            with facts_kept(shelf):
                last = (None, None) if ended else _written(_examined(read, decided, progress), store, shelf, progress)
            record, written = last
            seen = tuple(map(str, given))
            store.write_examined(Examined(paths=seen, options=options.document, settings=read.settings))
            note_store(store)
            if record is None:
                assert ended is not None
                return Outcome(ended.brief, None, store)
            brief = brief_of(record, first_page(record))
            note_end(key, shelf, written, record, brief)
            cache.drop_unused()
    return Outcome(brief, record, store)


@seldom_collecting()
def examine_again(folder: Path, record: Record, progress: Progress = _silent, store: str | None = None) -> Record:
    """Examine the documents of a project again under its decisions, write the project, and return the new record.

    The files are read anew where all that were examined are still there; else the texts that the record holds are taken.

    Raises:
        RecordError: as `examine_project`.
    """
    with closing(open_store(folder, store)) as kept_in:
        examined = kept_in.examined()
        options = Options(document=examined.options if examined else None, store=store)
        if examined is not None and examined.paths and all(Path(path).exists() for path in examined.paths):
            return examine_project(examined.paths, folder, options, progress)
        settings = (examined.settings if examined else None) or settings_of(record)
        known = {row.path for row in record.documents}
        troubles = tuple(row for row in record.issues if row.path is not None and row.path not in known)
        bare = tuple(replace(row, issuer=None, issued=None, spoken=None, party=None) for row in record.documents)
        kept = Ingested(documents=bare, issues=troubles, settings=settings)
        with kept_in.locked():
            decided = replace(options, decisions=kept_in.log.rows())
            return write(_examined(kept, decided, progress), folder, kept_in, progress=progress)
