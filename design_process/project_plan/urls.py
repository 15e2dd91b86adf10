"""The addresses of the plan that need nothing above it. `progress/plan_urls.py` serves them as `project_plan:…`, with
the page that says what the work has passed."""

from django.urls import path

from . import views

urlpatterns = [
    path("members/<int:pk>/project/plan/make/", views.make, name="make"),
    path("members/<int:pk>/project/plan/phases/<int:order>/add/", views.add, name="add"),
    path("plan-tasks/<int:pk>/", views.edit, name="edit"),
    path("plan-tasks/<int:pk>/done/", views.finish, name="finish"),
]
