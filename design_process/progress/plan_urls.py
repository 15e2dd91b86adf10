"""The addresses `project_plan:…`. They are put together here because the page of the plan says what the work has
passed, and where the work stands is known far above the plan."""

from django.urls import path

from design_process.progress import plan_views as views
from design_process.project_plan.urls import urlpatterns as of_plan

app_name = "project_plan"
urlpatterns = [
    *of_plan,
    path("members/<int:pk>/project/plan/", views.plan, name="plan"),
]
