"""What a plan leaves unsaid: a card that its author can use before signing it, and its readers after.

It counts and points at places; it gives no mark, and it says nothing of whether a plan is right.
"""

from answerable.reader.quality.finding import find_gaps
from answerable.reader.quality.model import Card, Doubt, Finding, Gap, Hop, Place, Statement
from answerable.reader.quality.of_plan import card_of

__all__ = ["Card", "Doubt", "Finding", "Gap", "Hop", "Place", "Statement", "card_of", "find_gaps"]
