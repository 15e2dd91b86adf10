"""The addresses of the process that need nothing above it. `progress/process_urls.py` serves them as `phases:…`,
with the pages that show where members stand."""

from django.urls import path

from . import start_views, views

urlpatterns = [
    path("networks/new/", start_views.start_network, name="start_network"),
    path("networks/<slug:slug>/process/start/", views.start_design_cycle, name="start_design_cycle"),
    path("networks/<slug:slug>/process/timeline/", views.timeline, name="timeline"),
    path("networks/<slug:slug>/process/close/", views.close_design_cycle, name="close_design_cycle"),
    path("networks/<slug:slug>/process/phases/<int:order>/", views.reword_phase, name="reword_phase"),
    path("members/<int:pk>/project/edit/", views.edit_project, name="edit_project"),
    path("members/<int:pk>/project/phases/<int:order>/", views.finish_phase, name="finish_phase"),
]
