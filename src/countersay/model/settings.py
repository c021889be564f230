"""What the user says about a corpus: the contents of `corpus.toml` and the options for one document."""

import datetime
from dataclasses import dataclass, fields, replace

from countersay.model.documents import Document, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSettings:
    """What `corpus.toml` says about one document; None where it says nothing.

    Attributes:
        path: of the document, relative to the examined root, as in `Document.path`.
        date: ISO day, "YYYY-MM" or "YYYY". spoken: day of speech where it is not the day of publication.
        party: handle of a declared party. language: ISO 639-1 code.
        encoding: how to decode the file. ignore: leave the document out.
    """

    path: str
    issuer: str | None = None
    date: str | None = None
    spoken: datetime.date | None = None
    party: str | None = None
    language: str | None = None
    encoding: str | None = None
    ignore: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentOptions:
    """What the command line says about the one document it names; wins over `corpus.toml`. date as above."""

    party: str | None = None
    issuer: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerRow:
    """One spelling of a name: rows with the same `group` name the same person, body or place."""

    form: str
    group: str
    kind: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSettings:
    """All of a `corpus.toml`, validated; every part empty when there is none.

    Attributes:
        path: the file it was read from, as the user would name it; None without one.
        outlets: name or domain of a cited source and its party's handle or "third", sorted by name.
        conventions: bounds of vague words by name, both inclusive, None for an open upper end.
        limits: what the reading of one file may cost, by name as in `Limits` or "max_bytes", sorted by name.
        gazetteer_file, evidence: absolute paths of the file of names and of those that describe evidence tables.
        evidence_tables: absolute paths of the tables that these name; they are no documents.
    """

    path: str | None = None
    parties: tuple[Party, ...] = ()
    documents: tuple[DocumentSettings, ...] = ()
    outlets: tuple[tuple[str, str], ...] = ()
    gazetteer: tuple[GazetteerRow, ...] = ()
    gazetteer_file: str | None = None
    conventions: tuple[tuple[str, tuple[int, int | None]], ...] = ()
    evidence: tuple[str, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()
    evidence_tables: tuple[str, ...] = ()

    def of(self, document: Document) -> DocumentSettings | None:
        """Return what is said about a document, by its path first and then by those of its copies.

        >>> settings = CorpusSettings(documents=(DocumentSettings(path="a.txt", date="2023"),))
        >>> settings.of(Document(id="d-1", path="a.txt", sha256="", text_sha256="", text="x")).date
        '2023'
        """
        by_path = {entry.path: entry for entry in self.documents}
        said = [by_path[path] for path in (document.path, *document.copies) if path in by_path]
        if not said:
            return None
        merged = said[0]
        for further in said[1:]:
            gaps = {f.name: getattr(further, f.name) for f in fields(further) if getattr(merged, f.name) is None}
            merged = replace(merged, **gaps)
        return merged
