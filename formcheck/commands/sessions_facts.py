"""What `formcheck sessions show` tells of one set."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from formcheck.session import counted
from formcheck.session import folder as places
from formcheck.session.corrections import load_corrected
from formcheck.session.corrections.words import told
from formcheck.session.deleting import files_in
from formcheck.session.header import CUT_OFF
from formcheck.session.read import summary_of


def facts(folder: Path) -> dict[str, Any]:
    """From its log, its corrections and its files. Raises SessionError where the log cannot be read."""
    found = load_corrected(folder)
    header, summary = found.session.header, summary_of(found.session)
    visit, source = header.visit, header.source
    sizes = {
        Path(entry.path).relative_to(folder).as_posix(): entry.stat(follow_symlinks=False).st_size
        for entry in files_in(folder)
    }
    return {
        "session": folder.absolute().name,
        "folder": str(folder.absolute()),
        "started_at": header.started_at.isoformat(timespec="milliseconds"),
        "ended": "cut off" if found.session.how == CUT_OFF else found.session.how,
        "visit": None if visit is None else visit.id,
        "routine": None if visit is None else visit.routine,
        "set": None if visit is None else f"{visit.set} of {visit.sets}",
        "exercise": header.exercise.id,
        "reps": len(summary.reps),
        "duration_s": round(summary.source.duration_s, 3),
        "frames": summary.tracking.frames,
        "frames_with_a_person": summary.tracking.posed,
        "source": source.name,
        "picture": f"{source.width} x {source.height}",
        "live": source.live,
        "silhouette_kept": header.outline,
        "spec": header.spec.source,
        "model": header.model,
        "formcheck": header.formcheck,
        "versions": [f"{name} {number}" for name, number in header.versions.items()],
        "corrections": [told(correction, found.logged) for correction in found.corrections],
        "scored_again": sorted(path.parent.name for path in folder.glob(f"{places.RESCORED}/*/{places.EVENTS}")),
        "scoring_that_counts": counted.chosen(folder) or counted.LOG,
        "not_read": list(found.session.skipped),
        "files": [{"name": name, "bytes": size} for name, size in sorted(sizes.items())],
        "bytes": sum(sizes.values()),
    }
