from django.urls import path

from . import views

app_name = "project_plan"
urlpatterns = [
    path("members/<int:pk>/project/plan/", views.plan, name="plan"),
    path("members/<int:pk>/project/plan/make/", views.make, name="make"),
    path("members/<int:pk>/project/plan/phases/<int:order>/add/", views.add, name="add"),
    path("plan-tasks/<int:pk>/", views.edit, name="edit"),
    path("plan-tasks/<int:pk>/done/", views.finish, name="finish"),
]
