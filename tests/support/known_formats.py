"""Sources of known formats as an import takes them: joined, recognised, read into records, put into a blank map."""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.imported import blank
from tests.support.real_data import real_file
from workbench.application.edit import apply_or_refuse
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.proposal import Proposal
from workbench.application.importing.proposing import propose
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import Records
from workbench.domain.model import CapabilityMap
from workbench.files.importers import Source, content_of, joined, open_source


@dataclass(frozen=True)
class Taken:
    """What came of sources that were handed in together."""

    content: Sheets
    notes: tuple[str, ...]
    mapping: Mapping
    records: Records

    def proposal(self, document: CapabilityMap | None = None) -> Proposal:
        """What a map, a blank one unless given, would take of it."""
        return propose(document or blank(), self.records)

    def document(self) -> CapabilityMap:
        """A blank map with it."""
        before = blank()
        edit = self.proposal(before).edit
        assert edit is not None
        return apply_or_refuse(edit, before)


def taken(*sources: Source) -> Taken:
    """What is taken of sources that are parts of one thing."""
    (opened,) = joined(map(open_source, sources))
    content, notes = content_of(opened)
    mapping = propose_mapping(content)
    return Taken(content, notes, mapping, records_of(content, mapping))


def taken_text(**texts: str) -> Taken:
    """What is taken of texts, each by the name of its file without the ending."""
    return taken(*(Source(f"{name}.csv", text.encode()) for name, text in texts.items()))


def real(*names: str) -> Taken:
    """What is taken of real files. Skips the test where one is not at hand."""
    return taken(*(Source(path.name, path.read_bytes()) for path in map(real_file, names)))
