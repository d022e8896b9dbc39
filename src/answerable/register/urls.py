"""Addresses: Vietnamese words at /, the same under /en/ in English."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from answerable.register.health import health
from answerable.register.public.views.sharing import robots, sitemap, sitemap_part

handler400 = "answerable.register.entrance.bad_request"
handler429 = "answerable.register.entrance.too_many"  # allauth looks for it here

urlpatterns = [
    path("suc-khoe/", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:kind>-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path("", include("answerable.register.api.urls")),
    *i18n_patterns(
        path("", include("answerable.register.trace.urls")),
        path("", include("answerable.register.accounts.urls")),
        path("", include("answerable.register.bodies.urls")),
        path("", include("answerable.register.plans.urls")),
        path("", include("answerable.register.commitments.urls")),
        path("", include("answerable.register.checking.urls")),
        path("", include("answerable.register.evidence.urls")),
        path("", include("answerable.register.reporting.urls")),
        path("", include("answerable.register.subplans.urls")),
        path("", include("answerable.register.budget.urls")),
        path("", include("answerable.register.guidance.urls")),
        path("", include("answerable.register.consolidating.urls")),
        path("", include("answerable.register.reminders.urls")),
        path("", include("answerable.register.desks.urls")),
        path("", include("answerable.register.assessments.urls")),
        path("", include("answerable.register.opendata.urls")),
        path("", include("answerable.register.integrations.urls")),
        path("", include("answerable.register.following.urls")),
        path("", include("answerable.register.upkeep.urls")),
        path("", include("answerable.register.api.urls_pages")),
        path("", include("answerable.register.public.urls")),
        prefix_default_language=False,
    ),
]
