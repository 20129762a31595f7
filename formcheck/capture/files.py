"""Look at a file before a decoder does, so that what is wrong with it can be said in plain words."""

from __future__ import annotations

import difflib
from itertools import islice
from pathlib import Path

from formcheck.errors import CaptureError

HEAD_BYTES = 64
"""Enough to tell the kinds of file apart that people mistake for videos."""

NEIGHBOURS = 2000
"""Names looked through for a did-you-mean: a folder of photographs is quick, a whole disk is not searched."""


def read_head(path: Path) -> bytes:
    """Give a file's first bytes.

    Raises:
        CaptureError: no such file (names nearby that are like it are told), a folder, an empty file,
            no permission, a device, or a name that OpenCV cannot take.
    """
    check_name(path)
    try:
        if path.is_dir():
            raise CaptureError(f"{path} is a folder, not a video or picture. Name one file in it.")
        if not path.exists():
            raise CaptureError(_missing(path))
        if not path.is_file():
            raise CaptureError(f"{path} is a device, not a file. For a camera, use --camera NUMBER.")
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except PermissionError as error:
        raise CaptureError(f"{path} may not be read by you. Check the permissions of the file.") from error
    except OSError as error:
        raise CaptureError(f"{path} cannot be read: {error.strerror or error}.") from error
    if not head:
        raise CaptureError(f"{path} is empty (0 bytes). Copy it again from where it was recorded.")
    return head


def check_name(path: Path) -> None:
    """Raises CaptureError where OpenCV would end the whole program: at a name that is no UTF-8."""
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise CaptureError(
            f"{path} has a name that is not UTF-8 (letters of another encoding), and the video library cannot take it. "
            "Rename it, or the folder that is named so, and try again."
        ) from error


def _missing(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f"There is no file {path}: the folder {folder} does not exist either. Check the path."
    names = [entry.name for entry in islice(folder.iterdir(), NEIGHBOURS)]
    near = difflib.get_close_matches(path.name, names, n=1) or [
        name for name in names if Path(name).stem.lower() == path.stem.lower()
    ]
    if near:
        return f"There is no file {path}. Did you mean {folder / near[0]}?"
    return f"There is no file {path}. Check the name and the folder."


def what_it_looks_like(head: bytes) -> str:
    """Say in a few words why a file with these first bytes is no readable video or picture."""
    brand = head[8:12]
    if head[4:8] == b"ftyp" and brand in (b"heic", b"heix", b"mif1", b"msf1", b"avif"):
        return "It is a HEIC or AVIF picture. Export it as JPEG or PNG first."
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free"):
        return "It begins like an MP4, but has no pictures to show: it is sound only, or was cut off."
    if _is_text(head):
        return "It holds text, not pictures."
    return "Its format is unknown or damaged. Convert it to MP4 (H.264) or WebM and try again."


def _is_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":
            return False
        text = head[: error.start].decode("utf-8")
    return all(char.isprintable() or char in "\t\r\n\f" for char in text)
