"""Which folder answers which address."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("network.sign_in.closed")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("network.look.urls")),
    path("", include("network.people.urls")),
    path("", include("network.sign_in.urls")),
    path("", include("network.membership.urls")),
    path("", include("network.telling.urls")),
    path("", include("network.activity.urls")),
    path("", include("network.outbox.urls")),
    path("", include("network.meetings.urls")),
    path("", include("network.date_polls.urls")),
    path("", include("network.questionnaires.urls")),
    path("", include("network.feedback.urls")),
    path("", include("network.rooms.urls")),
    path("", include("districts.directory.urls")),
    path("", include("districts.barriers.urls")),
    path("", include("districts.scheduling.urls")),
    path("", include("districts.calendars.urls")),
    path("", include("design_process.progress.process_urls")),
    path("", include("design_process.progress.support_urls")),
    path("", include("design_process.problems.urls")),
    path("", include("design_process.project_plan.urls")),
    path("", include("design_process.measures.urls")),
    path("", include("design_process.network_sets.urls")),
    path("", include("design_process.number_files.urls")),
    path("", include("design_process.ideas.urls")),
    path("", include("design_process.evidence.urls")),
    path("", include("design_process.evidence.insights.urls")),
    path("", include("design_process.evidence.causes.urls")),
    path("", include("design_process.theory.urls")),
    path("", include("design_process.prototypes.urls")),
    path("", include("design_process.cycles.urls")),
    path("", include("design_process.predictions.urls")),
    path("", include("design_process.lessons.urls")),
    path("", include("design_process.lineage.urls")),
    path("", include("design_process.one_minute.urls")),
    path("", include("design_process.progress.urls")),
    path("", include("design_process.agendas.urls")),
    path("", include("design_process.sharing.urls")),
]

handler500 = "network.look.views.broken"
