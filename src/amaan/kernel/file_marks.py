"""What a file is, by the first bytes of its content; its name says nothing."""

from collections.abc import Iterable

# The bytes, where they stand, and what they mean.
Mark = tuple[bytes, int, str]
PICTURES: tuple[Mark, ...] = (
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"WEBP", 8, "image/webp"),
    (b"ftypheic", 4, "image/heic"),
    (b"ftypmif1", 4, "image/heif"),
)
SOUND: tuple[Mark, ...] = (
    (b"OggS", 0, "audio/ogg"),
    (b"WAVE", 8, "audio/wav"),
    (b"ID3", 0, "audio/mpeg"),
    (b"\xff\xfb", 0, "audio/mpeg"),
    (b"\xff\xf3", 0, "audio/mpeg"),
    (b"\xff\xf2", 0, "audio/mpeg"),
    (b"#!AMR", 0, "audio/amr"),
    (b"ftypM4A", 4, "audio/mp4"),
    (b"ftyp3gp", 4, "audio/3gpp"),
    (b"ftypisom", 4, "audio/mp4"),
    (b"ftypmp42", 4, "audio/mp4"),
    (b"\x1a\x45\xdf\xa3", 0, "audio/webm"),
)
PDF: Mark = (b"%PDF-", 0, "application/pdf")
PAPERS: tuple[Mark, ...] = (PDF, *PICTURES)


def media_type(content: bytes, among: Iterable[Mark]) -> str:
    """This will name what a file is, or nothing where it is none of these."""
    for mark, at, name in among:
        if content[at : at + len(mark)] == mark:
            return name
    return ""
