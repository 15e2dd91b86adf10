from django.urls import path

from . import views

app_name = "insights"
urlpatterns = [
    path("members/<int:pk>/insights/", views.insights, name="insights"),
    path("members/<int:pk>/insights/new/", views.add, name="add"),
    path("insights/<int:pk>/", views.insight, name="insight"),
    path("insights/<int:pk>/edit/", views.edit, name="edit"),
    path("insights/<int:pk>/visibility/", views.visibility, name="visibility"),
]
