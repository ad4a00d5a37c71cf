"""Archives (.zip) and mails (.eml, .mht): the documents inside, each under a name like ``a.zip!b.docx``."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from lintreport.finding import Text
from lintreport.reading.kinds import ARCHIVES, Kind, kind_of
from lintreport.source import NO_FILE, Unreadable

#: An archive is opened when it holds no more members, and they no more bytes, than these.
MOST_MEMBERS, LARGEST_IN_ALL, LARGEST_MEMBER = 2_000, 500_000_000, 100_000_000
#: Archives in archives are opened down to this depth.
DEEPEST = 3
#: What stands between the names on the way to a member.
SEPARATOR = "!"


class Member(NamedTuple):
    """A document inside an archive: its name there, and its bytes."""

    name: str
    data: bytes


def inside(path: str) -> list[tuple[str, ...]]:
    """The names that lead to each document in the archive at ``path``, through archives inside it.

    Raises `Unreadable` when it is broken, encrypted or too large; an archive inside that is so is a member itself.
    """
    return list(_inside(_bytes_of(path), os.path.basename(path), 1))


def member(path: str, names: tuple[str, ...]) -> bytes:
    """The bytes of the document that ``names`` lead to."""
    data, name = _bytes_of(path), os.path.basename(path)
    for wanted in names:
        found = next((one.data for one in members(data, kind_of(data, name), wanted) if one.name == wanted), None)
        if found is None:
            raise Unreadable(Text("压缩包已改变，其中没有这个文件", "the archive has changed: no such member"))
        data, name = found, wanted
    return data


def _bytes_of(path: str) -> bytes:
    try:
        state = os.stat(path)
        if not stat.S_ISREG(state.st_mode):
            raise Unreadable(NO_FILE)
        _bounded(1, state.st_size)
        return _cached(path, state.st_mtime_ns, state.st_size)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreadable(Text(f"无法打开文件：{reason}", f"the file cannot be opened: {reason}")) from error


@lru_cache(1)  # the members of one archive come one after the other
def _cached(path: str, modified: int, size: int) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _inside(data: bytes, name: str, depth: int) -> Iterator[tuple[str, ...]]:
    for one in members(data, kind_of(data, name)):
        kind = kind_of(one.data, one.name)
        below: list[tuple[str, ...]] | None = None
        if kind in ARCHIVES and depth < DEEPEST:
            try:
                below = list(_inside(one.data, one.name, depth + 1))
            except Unreadable:
                below = None  # linting the member says why
        yield from [(one.name,)] if below is None else ((one.name, *rest) for rest in below)


def members(data: bytes, kind: Kind, only: str = "") -> Iterator[Member]:
    """The documents in an archive or a mail, or ``only`` the one of that name.

    Raises `Unreadable` when it is broken, encrypted or too large.
    """
    return _zipped(data, only) if kind == "zip" else _attached(data)


def _zipped(data: bytes, only: str) -> Iterator[Member]:
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            listed = [one for one in package.infolist() if not one.is_dir()]
            _bounded(len(listed), sum(one.file_size for one in listed))
            for one in listed:
                if one.flag_bits & 1:
                    raise Unreadable(Text("压缩包已加密，须先解压", "the archive is encrypted; unpack it first"))
                if one.file_size > LARGEST_MEMBER:
                    raise Unreadable(
                        Text("压缩包中有过大的文件，未检查", "a member of the archive is too large; not checked")
                    )
                if not only or _name(one) == only:
                    yield Member(_name(one), package.read(one))
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable(Text("压缩包已损坏", "the archive is damaged")) from error


def _bounded(count: int, size: int) -> None:
    if count > MOST_MEMBERS or size > LARGEST_IN_ALL:
        raise Unreadable(
            Text(
                f"压缩包过大（{count}个文件、解压后{size / 1e6:.0f} MB），未检查",
                f"the archive is too large ({count} files, {size / 1e6:.0f} MB unpacked); not checked",
            )
        )


def _name(info: object) -> str:
    """The name of a member. Chinese archives mostly write it in GBK, which the format does not tell."""
    name = str(getattr(info, "filename", ""))
    if not getattr(info, "flag_bits", 0) & 0x800:
        try:
            return name.encode("cp437").decode("gb18030")
        except UnicodeError:
            return name
    return name


def _attached(data: bytes) -> Iterator[Member]:
    """The text of a mail and what is attached to it; the text as HTML only where there is no plain one."""
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    mail = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
    try:
        body = mail.get_body(preferencelist=("plain", "html"))
        parts = [body] if body is not None else []
        parts += [part for part in mail.iter_attachments() if not part.is_multipart()]
        _bounded(len(parts), len(data))
        yield from (one for number, part in enumerate(parts, 1) if (one := _part(part, number)))
    except (LookupError, ValueError, AttributeError, TypeError) as error:  # as the parser meets broken headers
        raise Unreadable(Text("邮件已损坏，无法读取", "the mail is damaged and cannot be read")) from error


def _part(part: object, number: int) -> Member | None:
    """A part of a mail as a document; text in UTF-8, whatever the mail had it in. None for an empty one."""
    content = part.get_payload(decode=True)  # type: ignore[attr-defined]
    if not isinstance(content, bytes) or not content.strip():
        return None
    kind = part.get_content_type()  # type: ignore[attr-defined]
    suffix = {"text/plain": ".txt", "text/html": ".html"}.get(kind, "")
    name = part.get_filename() or f"{number}{suffix}"  # type: ignore[attr-defined]
    charset = part.get_content_charset()  # type: ignore[attr-defined]
    if suffix and charset:
        with suppress(LookupError, UnicodeError):  # else the reading of the member says what it thinks of the bytes
            content = b"\xef\xbb\xbf" + content.decode(charset).encode("utf-8")
    return Member(name, content)
