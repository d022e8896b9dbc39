"""Why, in one sentence of each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.rights.verdicts import Verdict

if TYPE_CHECKING:
    from answerable.rights.verdicts import Judgement

# verdict -> how a verb over an object, an object without a verb, and a verb alone are told
TOLD = {
    Verdict.RESTRICTS: (
        ("“{act}” tác động đến {over}: “{object}”.", "“{act}” bears on {over}: “{object}”."),
        (
            "Nói đến {over}: “{object}”, không có từ nào bảo đảm.",
            "Names {over}: “{object}”; no verb provides it.",
        ),
        ("“{act}” là biện pháp cưỡng chế.", "“{act}” coerces."),
    ),
    Verdict.PROTECTS: (
        (
            "“{act}” liên quan đến {over}: “{object}”, tức là bảo vệ.",
            "“{act}” is about {over}: “{object}”; it protects.",
        ),
        ("Nói đến {over}: “{object}”.", "Names {over}: “{object}”."),
        ("“{act}” là bảo vệ.", "“{act}” protects."),
    ),
    Verdict.PROVIDES: (
        ("“{act}” phục vụ {over}: “{object}”.", "“{act}” serves {over}: “{object}”."),
        ("Nói đến {over}: “{object}”.", "Names {over}: “{object}”."),
        ("“{act}” là bảo đảm, hỗ trợ.", "“{act}” provides."),
    ),
    Verdict.WORKS: (
        ("“{act}” là công việc của cơ quan: “{object}”.", "“{act}” is the office's own work: “{object}”."),
        ("“{object}” là công việc của cơ quan.", "“{object}” is the office's own work."),
        ("“{act}” là công việc của cơ quan.", "“{act}” is the office's own work."),
    ),
    Verdict.UNCLEAR: (
        ("“{act}” đối với {over}, không rõ về việc gì.", "“{act}” towards {over}; about what is unclear."),
        ("Không rõ đối với {over}.", "Unclear towards {over}."),
        ("“{act}”: không rõ về việc gì.", "“{act}”: about what is unclear."),
    ),
    Verdict.RESEMBLES: (
        ("“{object}”: lời lẽ như ở biện pháp hạn chế.", "“{object}”: words as in measures that restrict."),
        ("“{object}”: lời lẽ như ở biện pháp hạn chế.", "“{object}”: words as in measures that restrict."),
        ("Lời lẽ như ở biện pháp hạn chế.", "Words as in measures that restrict."),
    ),
    Verdict.FRAMES: (
        ("Chỉ là mục đích an ninh kèm theo: “{object}”.", "Only an aim in security terms: “{object}”."),
        ("Chỉ là mục đích an ninh kèm theo: “{object}”.", "Only an aim in security terms: “{object}”."),
        ("Chỉ là mục đích an ninh kèm theo.", "Only an aim in security terms."),
    ),
}


def sentence_of(judgement: Judgement) -> tuple[str, str]:
    """The reason in Vietnamese and in English."""
    both, bare, alone = TOLD[judgement.verdict]
    act, over = judgement.act, judgement.object
    vietnamese, english = both if act and over else bare if over else alone
    words = {"act": act.words if act else "", "object": over.words if over else ""}
    return (
        vietnamese.format(**words, over=over.group.vietnamese if over else ""),
        english.format(**words, over=over.group.english if over else ""),
    )
