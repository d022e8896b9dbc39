"""A picture that a phone reads, drawn in the page itself: the policy of pages allows no data: address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import qrcode
from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def qr(text: str) -> SafeString:
    code = qrcode.QRCode(border=4)
    code.add_data(text)
    rows = code.get_matrix()
    dark = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, filled in enumerate(row) if filled
    )
    # White and black in dark mode too: cameras want it so.
    return format_html(
        '<svg class="qr" width="220" height="220" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">'
        '<rect width="100%" height="100%" fill="#fff"/><path d="{2}" fill="#000"/></svg>',
        len(rows),
        _("QR code for the authenticator app"),
        dark,
    )
