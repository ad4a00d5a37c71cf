"""Archives, mails and workbooks are opened within bounds."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from lintreport.reading import archive, kinds
from lintreport.source import Unreadable


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def test_members_come_by_name_with_their_bytes() -> None:
    data = zipped(**{"甲/乙.txt": b"a", "丙.docx": b"b"})
    assert [(member.name, member.data) for member in archive.members(data, "zip")] == [
        ("甲/乙.txt", b"a"),
        ("丙.docx", b"b"),
    ]


def test_names_in_gbk_are_read() -> None:
    data = zipped(**{"NAME.txt": b"a"})
    name = "报告".encode("gbk")
    named = data.replace(b"NAME", name)
    assert [member.name for member in archive.members(named, "zip")] == ["报告.txt"]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = zipped(bomb=bytes(archive.LARGEST_MEMBER + 1))
    assert len(data) < 200_000
    with pytest.raises(Unreadable, match="too large"):
        list(archive.members(data, "zip"))


def test_an_archive_of_many_files_is_refused() -> None:
    data = zipped(**{f"{n}.txt": b"" for n in range(archive.MOST_MEMBERS + 1)})
    with pytest.raises(Unreadable, match="too large"):
        list(archive.members(data, "zip"))


@pytest.mark.parametrize("cut", [30, 60, -10])
def test_a_damaged_archive_is_unreadable(cut: int) -> None:
    with pytest.raises(Unreadable):
        list(archive.members(zipped(a=b"x" * 500)[:cut], "zip"))


def test_a_mail_gives_its_text_and_what_is_attached() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "报送"
    mail.set_content("请查收。")
    mail.add_alternative("<p>请查收。</p>", subtype="html")
    mail.add_attachment(b"PK\x03\x04", maintype="application", subtype="octet-stream", filename="报告.docx")
    data = mail.as_bytes()
    assert kinds.kind_of(data, "a.eml") == "eml"
    found = list(archive.members(data, "eml"))
    assert [member.name for member in found] == ["1.txt", "报告.docx"]
    assert found[0].data.decode("utf-8-sig").strip() == "请查收。"
