"""What became, in a new edition, of the duties that stood in the document before: a person's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from answerable.register.checking.acts import checking
from answerable.register.plans.identity import bare
from answerable.register.plans.models import Clause, Edition, Match

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account


def say_gone(edition: Edition, earlier: Clause, *, by: Account) -> None:
    """The edition no longer sets a duty that stood before; its commitment ends once the edition is published.

    A clause that was taken to carry it on is new by that.
    """
    with checking(edition, "said_gone", by=by, reason=earlier.key) as doing:
        heirs = [match.later for match in Match.objects.filter(earlier=earlier, later__edition=edition)]
        doing.change_matches(
            Match.objects.filter(Q(later__edition=edition) | Q(gone_in=edition), earlier=earlier),
            Match(earlier=earlier, gone_in=edition, kind=Match.Kind.GONE, decided_by=by),
            *(
                Match(later=heir, kind=Match.Kind.NEW, decided_by=by)
                for heir in heirs
                if heir is not None and heir.earlier_matches.count() == 1
            ),
        )


def say_continues(clause: Clause, earlier: Clause | None, *, by: Account) -> None:
    """The clause carries on one that stood before, which is not gone then; with None, it is new."""
    edition = clause.edition
    reason = f"{clause.key} = {earlier or 'new'}"
    with checking(edition, "said_continues", by=by, reason=reason) as doing:
        same = earlier is not None and bare(earlier.text) == bare(clause.text)
        kind = Match.Kind.NEW if earlier is None else Match.Kind.SAME if same else Match.Kind.CHANGED
        gone = Q(gone_in=edition, earlier=earlier) if earlier is not None else Q(pk=None)
        doing.change_matches(
            Match.objects.filter(Q(later=clause) | gone),
            Match(earlier=earlier, later=clause, kind=kind, decided_by=by),
        )
