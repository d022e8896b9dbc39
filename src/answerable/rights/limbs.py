"""Divide a measure into limbs: stretches of text that each do one thing to one thing.

Plans join what they ask for with commas, "và" and "đồng thời". A limb ends at a full stop, a semicolon
or such a joining word, and at a comma or "và" before a verb, once the limb has said what its own verb
governs. So "phát hiện, ngăn chặn, xử lý hành vi …" is one limb with three verbs, and "hỗ trợ nạn nhân, xử lý
người gây bạo lực" is two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from answerable.reader.languages.vi.folding import fold
from answerable.reader.source import Span
from answerable.rights.lexicon import Kind, Mark, find_marks, group_named
from answerable.rights.nouns import is_name

ENDS = re.compile(
    r"[;\n]|[.!?](?=\s|$)|:(?=\s)"
    r"|\b(?:đồng thời|song song|qua đó|từ đó|nhưng|song|riêng|trong khi|gắn với việc|kết hợp vận động"
    r"|bên cạnh đó|mặt khác|trong đó)\b"
)
# Marks that join two things
JOIN = re.compile(r"[,;]|\b(?:và|hoặc)\b")
JOINS = re.compile(r",|\bvà\b|\bcùng với\b|\bhoặc\b|\bgắn với\b|\bkết hợp\b")
NEGATION = "không "
ONLY = "chỉ "
TURNED = {Kind.SOFT: "deny", Kind.COMPEL: "spare"}  # what a negation makes of a verb
# What follows is why, not another limb: "lập danh sách … để hướng dẫn làm giấy tờ"
PURPOSE = re.compile(r"\b(?:để|nhằm)(?: kịp thời| có biện pháp| từng bước| chủ động| tiếp tục)? $")
PURPOSE_REACH = 20
ENDING = frozenset(["limit", "remove"])
PASSIVE = ("được ", "bị ", "chịu sự ")

IN_WHAT = (" trong ", " trong việc ", " trong công tác ")

BY_WHOM = re.compile(r"\bdo \w+(?: \w+)? $")
# What stands before the first word of a clause
OPENS = re.compile(r"(?:^|[,;.:\n(+-]\s*|\bthì )$")

# How something is done, never what
MANNER = re.compile(
    r"\b(?:kịp thời|chặt chẽ|chặt|nghiêm minh|nghiêm túc|nghiêm|triệt để|dứt điểm|hiệu quả|có hiệu quả|tốt"
    r"|sớm|ngay|thường xuyên|đầy đủ|toàn diện|từ sớm|từ xa|sâu rộng|mạnh mẽ|quyết liệt"
    r"|công tác|hoạt động|việc|các|những)\b"
)


@dataclass(slots=True)
class Stretch:
    """The marks of one limb, verbs and what they govern, in the order of the text."""

    start: int
    end: int
    plain: str  # the whole text, folded
    marks: list[Mark] = field(default_factory=list)
    acts: list[Mark] = field(default_factory=list)
    objects: list[Mark] = field(default_factory=list)

    def add(self, mark: Mark) -> None:
        self.marks.append(mark)
        (self.acts if mark.group.act else self.objects).append(mark)

    def replace_last(self, mark: Mark) -> None:
        self.marks[-1] = self.acts[-1] = mark

    @property
    def first_act(self) -> Mark | None:
        return self.acts[0] if self.acts else None

    @property
    def begins_anew(self) -> bool:
        """Whether a semicolon or the like stands before it, not a comma: another subject."""
        return self.plain[self.start : self.start + 1] in (";", ".", "!", "?", "\n")

    def first(self, *kinds: Kind) -> Mark | None:
        """The first mark of these kinds."""
        return next((mark for mark in self.marks if mark.kind in kinds), None)

    def governed(self, act: Mark, *kinds: Kind) -> Mark | None:
        """The first object of these kinds after a verb; before a passive one, where none comes after."""
        after = (one for one in self.objects if one.kind in kinds and one.span > act.span)
        return next(after, None) or (self.first(*kinds) if self.is_passive(act) else None)

    def is_aim(self, act: Mark) -> bool:
        """Whether a verb says what something is done for."""
        return bool(PURPOSE.search(self.plain, max(act.span.start - PURPOSE_REACH, 0), act.span.start))

    def is_passive(self, act: Mark) -> bool:
        return self.plain[: act.span.start].endswith(PASSIVE)

    def rights_of(self, *kinds: Kind) -> tuple[str, ...]:
        """The rights of all objects of these kinds."""
        named = (right for one in self.objects if one.kind in kinds for right in one.group.rights)
        return tuple(dict.fromkeys(named))

    @property
    def span(self) -> Span:
        """The words of the limb without the blanks and joining marks around them."""
        start, end = self.start, self.end
        while start < end and self.plain[start] in " ,;.:\n-+*":
            start += 1
        while end > start and self.plain[end - 1] in " ,;:\n":
            end -= 1
        return Span(start, end)


def divide(text: str) -> list[Stretch]:
    """The stretches of a text in order; those without any telling word are left out."""
    plain = fold(text)
    stretches: list[Stretch] = []
    current = Stretch(0, len(plain), plain)
    before = 0
    for found in find_marks(text, plain):
        mark = _only(_negated(found, plain), plain)
        if _tells_who(mark, plain) or _tells_in_what(mark, plain) or is_name(mark, plain):
            continue
        if denied := _service_ended(current, mark):
            current.replace_last(denied)
            before = mark.span.end
            continue
        end = _end_between(current, mark, before)
        if end is not None:
            current.end = end
            stretches.append(current)
            current = _rest(current, end)
        if not (_undone(current, mark) or _told_of(mark, plain)):
            current.add(mark)
        before = mark.span.end
    stretches.append(current)
    return [stretch for stretch in stretches if stretch.marks]


def _rest(whole: Stretch, end: int) -> Stretch:
    """What begins where a stretch ends, with the marks that stood beyond its end."""
    rest = Stretch(end, len(whole.plain), whole.plain)
    for mark in [one for one in whole.marks if one.span.start >= end]:
        whole.marks.remove(mark)
        whole.objects.remove(mark)
        rest.add(mark)
    return rest


def _negated(mark: Mark, plain: str) -> Mark:
    """A providing verb under a negation denies ("không giới thiệu"), and one that coerces spares."""
    turned = TURNED.get(mark.kind)
    start = mark.span.start - len(NEGATION)
    if turned and plain.startswith(NEGATION, max(start, 0)) and start >= 0:
        return Mark(Span(start, mark.span.end), NEGATION + mark.words, group_named(turned))
    return mark


def _service_ended(current: Stretch, mark: Mark) -> Mark | None:
    """Denial, where a verb that ends something stands straight before one that provides: "dừng chi trả"."""
    last = current.marks[-1] if current.marks else None
    if last is None or last.group.id not in ENDING or mark.kind is not Kind.SOFT:
        return None
    between = current.plain[last.span.end : mark.span.start]
    if between != " ":
        return None
    return Mark(Span(last.span.start, mark.span.end), f"{last.words} {mark.words}", group_named("deny"))


def _only(mark: Mark, plain: str) -> Mark:
    """A verb that provides or posts, and only so, asks for leave: "chỉ mời người đã được chọn"."""
    start = mark.span.start - len(ONLY)
    if mark.kind is not Kind.SOFT and mark.group.id != "post":
        return mark
    if start < 0 or not plain.startswith(ONLY, start) or plain.endswith(NEGATION, 0, start):
        return mark
    return Mark(Span(start, mark.span.end), ONLY + mark.words, group_named("permit"))


def _told_of(mark: Mark, plain: str) -> bool:
    """Whether "chưa" tells of people ("hộ chưa cấp giấy") and opens no clause ("chưa cấp giấy cho hộ")."""
    return (
        mark.group.id == "deny"
        and mark.words.lower().startswith("chưa")
        and not OPENS.search(plain, max(mark.span.start - 6, 0), mark.span.start)
    )


def _tells_who(mark: Mark, plain: str) -> bool:
    """Whether a verb only says who or which: "các hộ đã ổn định trên địa bàn", "người do xã giới thiệu"."""
    if mark.kind is Kind.SOFT:
        return bool(BY_WHOM.search(plain, max(mark.span.start - 20, 0), mark.span.start))
    return mark.kind is Kind.NEUTRAL and plain.endswith((" đã ", " đang "), 0, mark.span.start)


def _tells_in_what(mark: Mark, plain: str) -> bool:
    """Whether a providing verb only tells in what others take part: "vai trò già làng trong tuyên truyền"."""
    return mark.kind is Kind.SOFT and plain.endswith(IN_WHAT, 0, mark.span.start)


def _undone(current: Stretch, mark: Mark) -> bool:
    """Whether a hard verb is taken back: "không bị từ chối"."""
    if mark.kind is not Kind.HARD or not current.marks or current.marks[-1].group.id != "spare":
        return False
    return not current.plain[current.marks[-1].span.end : mark.span.start].strip(" ,")


def _end_between(current: Stretch, mark: Mark, before: int) -> int | None:
    """Where, between two marks, the stretch ends; None where it goes on."""
    between = current.plain[before : mark.span.start]
    if ends := ENDS.search(between):
        return before + ends.start()
    if not mark.group.act or not current.acts or current.is_aim(mark):
        return None
    last = current.acts[-1]
    governs = current.marks[-1] is not last
    joins = JOINS.search(between)
    if joins and not governs:  # other words after the verb are an object too, though no list has them
        after = current.plain[last.span.end : before + joins.start()]
        governs = bool(MANNER.sub("", after).split())
    if joins and governs:
        return before + joins.start()
    return _end_of_object(current, mark)


def _end_of_object(current: Stretch, mark: Mark) -> int | None:
    """Where what the last verb governs ends, though more is named before the next verb.

    "trang bị máy tính cho trường, cài phần mềm ghi lại …": the last comma with an object before it.
    """
    last = current.acts[-1]
    governed = next((one for one in current.objects if one.span > last.span), None)
    if governed is None:
        return None
    ends = None
    before = governed
    for after in [*(one for one in current.objects if one.span > governed.span), mark]:
        for join in JOINS.finditer(current.plain, before.span.end, after.span.start):
            listed = not current.plain[before.span.end : after.span.start].replace(join[0], "", 1).strip()
            if not (listed and before.group is after.group):  # "chức sắc, chức việc": one list
                ends = join.start()
        before = after
    return ends
