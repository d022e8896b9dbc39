"""Tell what each item is: heading, purpose, target, task or other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.languages.vi import sentences
from answerable.reader.languages.vi.folding import fold
from answerable.reader.model import Kind
from answerable.reader.stages.outline.labels import STAGES, Rank
from answerable.reader.stages.outline.topics import (
    Topic,
    is_form,
    looks_at_the_present,
    names_tasks,
    topic_of,
)

if TYPE_CHECKING:
    from answerable.reader.source import Source
    from answerable.reader.stages.outline.nodes import Node

_TELL_NOBODY = (sentences.THANKS, sentences.BENEFITS, sentences.AGREES)
_SHORTEST_SENTENCE = 30  # letters
_NEAR = 40  # siblings to ask how titles end
_LONGEST_SLOGAN = 250  # letters
_LONG_TITLE = 400  # letters: no title is longer
_LONG_INTRO = 110  # letters: an intro that says something itself is seldom shorter


def set_kinds(source: Source, roots: list[Node], *, looks_back: bool) -> None:
    """Give every node under ``roots`` its kind; rows of task tables keep what the table said.

    A document that ``looks_back`` (a report) tells what was done, but for what it proposes.
    """
    reader = _Kinds(source)
    for root in roots:
        reader.descend(root, Topic.PURPOSE if looks_back else Topic.NONE)


def says_who_does(plain: str, start: int, end: int) -> bool:
    """Whether a line is a sentence that has a body do something."""
    return sentences.BODY_ACTS.search(plain[start:end]) is not None


def only_says_role(plain: str, start: int, end: int) -> bool:
    """Whether a line names bodies and the part they have, and nothing to be done: "Sở Y tế chủ trì"."""
    return sentences.ONLY_ROLE.match(plain, start, end) is not None


def only_names_bodies(plain: str, start: int, end: int) -> bool:
    """Whether words open with a body and have it do nothing."""
    words = sentences.NAMED_LIKE_VERBS.sub("", plain[start:end])
    acts = sentences.BODY_ACTS.search(words) or sentences.BODY_DOES.search(words)
    return sentences.OPENS_WITH_BODY.match(words) is not None and not acts


def opens_with_verb(plain: str, start: int, end: int) -> bool:
    """Whether words open an instruction: "Tổ chức …", "Trong năm 2026, xây dựng …"."""
    return sentences.OPENS_WITH_VERB.match(plain, start, end) is not None


def _orders(words: str) -> bool:
    """Whether a sentence holds an instruction; most hold none of its words."""
    if not any(word in words for word in sentences.ORDERING):
        return False
    return sentences.INSTRUCTS.search(words) is not None


def _of_regulation(node: Node) -> bool:
    """Whether a title is of a chapter or an article: what it names is regulated, not set to be done."""
    return node.label is not None and Rank.CHAPTER <= node.label.rank <= Rank.ARTICLE


class _Kinds:
    def __init__(self, source: Source) -> None:
        self.text, self.plain = source.text, source.plain

    def descend(self, parent: Node, topic: Topic) -> None:
        """Tell the kinds of what is under ``parent``, whose titles are about ``topic``."""
        for node in parent.children:
            below = topic
            words = self.plain[node.start : node.end]
            if node.row is not None:
                below = Topic.TASK
            elif node.is_field:
                node.kind = Kind.OTHER
                continue
            elif node.children and sentences.SHOWS.match(words):
                node.kind, below = Kind.PURPOSE, Topic.PURPOSE
            elif self._is_told_off(parent, node) or self._is_heading(node, words, topic):
                node.kind = Kind.HEADING
                below = self._topic(node, words, topic)
            else:
                node.kind = self._sentence(node, words, topic)
                if node.kind is Kind.TASK:
                    rests = words.endswith(":") and (
                        sentences.RESTS_ON.search(words) or sentences.PAPERS.search(words)
                    )
                    below = Topic.PURPOSE if rests else Topic.TASK
                elif topic not in (Topic.NONE, Topic.PARTICULARS) and node.kind is Kind.PURPOSE:
                    below = Topic.PURPOSE
                elif topic not in (Topic.NONE, Topic.TASK) and node.kind is Kind.TARGET:
                    below = Topic.TARGET  # among tasks, what stands under a result tells how to reach it
            if node.children:
                self.descend(node, below)

    # -- headings

    def _topic(self, node: Node, words: str, inherited: Topic) -> Topic:
        if node.label is not None and node.label.style == "title" and self._is_form(node, words):
            return Topic.PURPOSE
        topic = topic_of(words.strip(" :."), inherited)
        if topic is Topic.PARTICULARS and self._shows_how(node, words):
            return Topic.TASK
        if topic is Topic.NONE and node.label is not None and node.label.style in STAGES:
            return Topic.TASK
        if topic is Topic.NONE and words.endswith(":") and sentences.OBLIGES.search(words):
            return Topic.TASK
        if topic is not Topic.TASK or inherited is Topic.TASK or not _of_regulation(node):
            return topic
        names_who = sentences.OPENS_WITH_BODY.match(words) is not None
        return Topic.TASK if names_who or names_tasks(words) else Topic.NONE

    def _shows_how(self, node: Node, words: str) -> bool:
        """Whether ways are told as what is to be done: "Hình thức tuyên truyền", "- Lắp đặt pa nô"."""
        if not sentences.WAYS.match(words):
            return False
        does = sum(1 for child in node.children if opens_with_verb(self.plain, child.start, child.end))
        return does * 2 > len(node.children)

    def _is_form(self, node: Node, words: str) -> bool:
        """Whether an attachment is a form to fill in: its title says so, or its dotted lines."""
        if is_form(words) or (node.label is not None and is_form(fold(node.label.text))):
            return True
        dotted = sum(1 for child in node.children if ".." in self.plain[child.start : child.end])
        return dotted * 4 > len(node.children)

    def _is_heading(self, node: Node, words: str, topic: Topic) -> bool:
        """Whether a node is a title: nothing in it is to be done but what the items under it spell out."""
        title = words.rstrip(" :.;,")
        if not title:
            return bool(node.children)
        if node.label is not None and node.label.style == "title":
            return True
        printed = self.text[node.start : node.end]
        if len(title) > 3 and printed.isupper():
            return True
        last = printed[-1]
        if node.fields and (last in ".;" or "; " in printed) and sentences.OPENS_WITH_VERB.match(words):
            return False  # "Tổ chức tuyên truyền; tập hợp dư luận", with a time of its own
        sentence_inside = ". " in printed[:-1]
        if not node.children or all(child.is_field or self._is_aside(child) for child in node.children):
            if node.children and topic_of(title, Topic.NONE) is Topic.PARTICULARS:
                return True  # "Thời gian, địa điểm", and under it a line for each
            return self._is_lone_title(node, title, topic, last, sentence_inside or "; " in printed)
        if last == ":":
            names = not sentence_inside and sentences.NAMES_A_TASK.match(title) is not None
            return names or not self._says_what(title, topic)
        if sentences.STAGE.match(title):
            return True
        if last == ";" or sentence_inside or sentences.MEETING_ACTS.match(title):
            return False
        if last == "." and sentences.ABOUT.match(title) and not (self._acts(title) or _orders(title)):
            return True
        if last == "." or "; " in printed:
            told = title.partition(": ")[2]
            return (
                not (told and self._acts(told))
                and len(title) < 200
                and not (last == "." and (self._acts(title) or " phải " in title))
                and not sentences.DUE.search(title)
                and self._siblings_are_titles(node)
            )
        return len(title) < _LONG_TITLE

    def _is_told_off(self, intro: Node, node: Node) -> bool:
        """Whether a line names one of those charged above it: "Giao các sở gồm:", "- Sở Y tế (…);"."""
        if not self.plain.startswith("gồm:", intro.end - 4):
            return False
        remark = self.plain.find(" (", node.start, node.end)
        return sentences.CALLS_INSIDE.search(
            self.plain, intro.start, intro.end
        ) is not None and only_names_bodies(self.plain, node.start, remark if remark > 0 else node.end)

    def _is_aside(self, node: Node) -> bool:
        """Whether a paragraph is only a parenthesis: "(Chi tiết tại Phụ lục I)"."""
        return (
            node.label is None
            and self.text[node.start] == "("
            and sentences.ASIDE.match(self.plain, node.start, node.end) is not None
        )

    def _is_lone_title(self, node: Node, title: str, topic: Topic, last: str, sentences_inside: bool) -> bool:
        """Whether a node with no items under it is a title still."""
        if sentences_inside or last in ".;" or node.fields:
            return False
        if node.label is None:
            return last == ":" and not self._says_what(title, topic) and not _orders(title)
        return node.label.rank <= Rank.ROMAN and not sentences.OPENS_WITH_VERB.match(title)

    def _acts(self, words: str) -> bool:
        """Whether a sentence has a body do something, also behind a clause: "Trong thời hạn …, Sở Y tế …"."""
        return (sentences.BODY_ACTS.match(words) or sentences.BODY_DOES.match(words)) is not None

    def _has_somebody_act(self, words: str) -> bool:
        """Whether a sentence has a body act or calls on one, wherever it stands."""
        return self._acts(words) or sentences.CALLS_INSIDE.search(words) is not None

    def _siblings_are_titles(self, node: Node) -> bool:
        """Whether most items beside a node that have items under them end like titles."""
        titles = whole = 0
        for other in node.parent.children[:_NEAR] if node.parent is not None else ():
            if other is node or not other.children or other.label is None or other.end <= other.start:
                continue
            if self.text[other.end - 1] in ".;":
                whole += 1
            else:
                titles += 1
        return titles >= whole

    def _says_what(self, intro: str, topic: Topic) -> bool:
        """Whether an intro that ends with a colon says itself what is to be done."""
        if len(intro) < 25:
            return False
        if topic in (Topic.PURPOSE, Topic.PARTICULARS, Topic.TARGET):
            return len(intro) > _LONG_INTRO
        if looks_at_the_present(intro):
            return False
        if sentences.MEETING_ACTS.match(intro) or sentences.IS_DONE.match(intro):
            return True
        for mark in (". ", "; "):
            told, _, announced = intro.rpartition(mark)
            if told and announced and self._acts(told):
                return True  # "Bộ Tài chính hoàn thiện dự thảo Đề án. Trong đó chú ý:"
        if sentences.ONLY_WHOSE_DUTY.match(intro):
            return False
        head, _, tail = intro.partition(": ")
        if tail and len(head) < 80 and sentences.OPENS_WITH_VERB.match(tail):
            return True
        if sentences.AIMS_AND_ASKS.match(intro) or sentences.AIMS_AND_LEADS_IN.match(f"{intro}:"):
            return True
        if len(intro) > 90 and sentences.TELLS_HOW.search(intro) and self._has_somebody_act(intro):
            return True
        addressed = sentences.OPENS_WITH_BODY.match(intro) is not None
        if addressed or intro.startswith(sentences.CALLS_ON):
            if len(tail) > 40:
                return not sentences.LISTS_NAMES.match(intro)
            return (
                addressed
                and len(intro) > 90
                and not intro.endswith(sentences.ADDRESSES)
                and sentences.BODY_DOES.match(intro) is not None
            )
        if intro.endswith("có trách nhiệm"):
            return False
        return (len(intro) > 60 or ". " in intro) and sentences.OPENS_WITH_VERB.match(intro) is not None

    # -- sentences

    def _sentence(self, node: Node, words: str, topic: Topic) -> Kind:
        if not words[-2:].strip(" .…_;/") and sentences.BLANK.match(words):
            return Kind.OTHER
        if sentences.NOTE_SENDS.match(words):
            return Kind.TASK
        if (
            self._is_aside(node)
            or sentences.NOTE.match(words)
            or (words.endswith("!") and len(words) < _LONGEST_SLOGAN)
        ):
            return Kind.OTHER
        if sentences.FAREWELL.match(words):
            return Kind.TASK if sentences.FAREWELL_ASKS.search(words) else Kind.OTHER
        if topic is Topic.PURPOSE or any(told.match(words) for told in _TELL_NOBODY):
            return Kind.PURPOSE
        if topic is Topic.TARGET:
            return Kind.PURPOSE if sentences.PARTICULAR.match(words) else Kind.TARGET
        if self._takes_effect(node, words):
            return Kind.HEADING if node.children and words[-1] == ":" else Kind.OTHER
        if sentences.FORMULA.match(words):
            charges = sentences.FORMULA_CHARGES.match(words) or sentences.FORMULA_ASKS.search(words)
            return Kind.TASK if charges else Kind.OTHER
        if node.fields or node.closing is not None:
            return Kind.TASK
        if sentences.RESULT.match(words):
            return Kind.TARGET
        if topic is Topic.PARTICULARS:
            acts = (sentences.BODY_ACTS.search(words) or self._tells_in_a_case(words)) and not (
                sentences.MONEY.match(words) or sentences.CONDITION.match(words)
            )
            return Kind.TASK if acts else Kind.PURPOSE
        if topic is Topic.MONEY:
            return Kind.TASK if self._spends(words) else Kind.PURPOSE
        comes = sentences.MONEY_COMES.match(words) and not sentences.INSTRUCTS.search(words)
        if comes or (sentences.MONEY.match(words) and not sentences.MONEY_ACTS.search(words)):
            return Kind.PURPOSE
        short = node.label is None and len(words) < _SHORTEST_SENTENCE
        if short and not sentences.OPENS_WITH_VERB.match(words):
            return Kind.OTHER  # a scrap of a table or of a form
        if topic is Topic.TASK:
            return Kind.PURPOSE if self._informs(node, words) else Kind.TASK
        if sentences.APPRAISES.match(words):
            called_on = sentences.CALLS_INSIDE.search(words) or sentences.MUST_IN_A_YEAR.match(words)
            return Kind.TASK if called_on or _orders(words) else Kind.PURPOSE
        return Kind.TASK if self._instructs(words) else Kind.PURPOSE

    def _tells_in_a_case(self, words: str) -> bool:
        """Whether a line says what is done in a case or on a day: "Từ ngày 04/02: Ban Thường trực họp …"."""
        case = sentences.IN_A_CASE.match(words)
        told = words[case.end() :] if case else ""
        return bool(sentences.OPENS_WITH_VERB.match(told) or sentences.OPENS_WITH_BODY.match(told))

    def _takes_effect(self, node: Node, words: str) -> bool:
        """Whether a sentence is the document's own act: it promulgates, approves, comes into force."""
        if sentences.THIS_TAKES_EFFECT.match(words) and not sentences.CALLS_INSIDE.search(words):
            told = words.partition(". ")[2]  # "… kể từ ngày ký. Giám đốc Sở Y tế … thi hành"
            carried_out = "thi hành" in told and sentences.OPENS_WITH_BODY.match(told)
            return not (carried_out or self._acts(told))
        is_article = node.label is not None and node.label.rank is Rank.ARTICLE
        return is_article and sentences.EFFECT.match(words) is not None

    def _informs(self, node: Node, words: str) -> bool:
        """Whether a sentence among tasks sets none: scope and time, or why the matter is important."""
        if sentences.WHO_COMES.match(words) or sentences.TELLS_OF_THE_WORK.match(words):
            return True
        if sentences.PARTICULAR.match(words):
            return not (
                _orders(words) or sentences.BODY_ACTS.search(words) or sentences.BODY_DOES.search(words)
            )
        explains = node.label is None and sentences.EXPLAINS.match(words)
        return bool(explains) and not _orders(words)

    def _spends(self, words: str) -> bool:
        """Whether a sentence about money says what somebody is to do, not only where it comes from."""
        if self._instructs(words):
            return True
        tail = words.partition(": ")[2]
        return bool(tail) and sentences.OPENS_WITH_VERB.match(tail) is not None

    def _instructs(self, words: str) -> bool:
        if sentences.OPENS_WITH_VERB.match(words) or sentences.AIMS_AND_ASKS.match(words) or _orders(words):
            return True
        if sentences.WILL_IN_TIME.match(words):
            return True
        if sentences.OPENS_WITH_BODY.match(words):
            if sentences.WILL.match(words):
                return True
            head, _, tail = words.partition(": ")
            if len(head) < 120 and sentences.OPENS_WITH_VERB.match(tail):
                return True  # "Phòng Kinh tế: tuyên truyền …"
            if len(words) > _SHORTEST_SENTENCE and not sentences.TELLS_OF_A_BODY.search(words[:150]):
                return True  # "Đài Phát thanh và Truyền hình tỉnh tăng thời lượng …"
        return bool(sentences.BODY_ACTS.search(words) or sentences.BODY_DOES.search(words))
