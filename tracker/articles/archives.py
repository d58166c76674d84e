"""Open a zip container (.docx, .odt, …) without unpacking a bomb."""

import io
import zipfile
import zlib

from tracker.articles import limits
from tracker.articles.unreadable import Damaged, Encrypted, TooLarge


def opened(data: bytes, name: str, format_name: str) -> zipfile.ZipFile:
    """Return the archive, checked by its directory: the count of entries, their size and their ratio.

    The directory's sizes can be trusted as bounds: `zipfile` never hands out more bytes than they
    name and refuses an entry that has others.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise Damaged(name, format=format_name) from error
    entries = archive.infolist()
    if len(entries) > limits.ZIP_ENTRIES:
        raise TooLarge(name, limit=f"{limits.ZIP_ENTRIES} parts")
    expanded = sum(entry.file_size for entry in entries)
    # small archives of empty tables compress well and do no harm
    if expanded > limits.ZIP_BYTES or (expanded > 2**20 and expanded > len(data) * limits.ZIP_RATIO):
        raise TooLarge(name, limit=f"{limits.ZIP_BYTES // 2**20} MB unpacked and {limits.ZIP_RATIO} times packed")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Encrypted(name)
    return archive


def part(archive: zipfile.ZipFile, entry: str, name: str, format_name: str) -> bytes:
    """Return one entry's bytes; `Damaged` where it is missing or broken, `TooLarge` where it is no page of text."""
    try:
        if archive.getinfo(entry).file_size > limits.ZIP_PART_BYTES:
            raise TooLarge(name, limit=f"{limits.ZIP_PART_BYTES // 2**20} MB of text")
        return archive.read(entry)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError, zlib.error) as error:
        raise Damaged(name, format=format_name) from error
