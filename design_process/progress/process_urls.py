"""The addresses `phases:…`. They are put together here because two of its pages show where members stand, and
positions are computed from everything a member has, far above the phases themselves."""

from django.urls import path

from design_process.phases.urls import urlpatterns as of_phases
from design_process.progress import process_views as views

app_name = "phases"
urlpatterns = [
    *of_phases,
    path("networks/<slug:slug>/process/", views.process, name="process"),
    path("networks/<slug:slug>/process/members/", views.board, name="board"),
    path("members/<int:pk>/project/", views.project, name="project"),
    path("members/<int:pk>/position/", views.override_position, name="override_position"),
    path("members/<int:pk>/position/remove/", views.remove_override, name="remove_override"),
]
