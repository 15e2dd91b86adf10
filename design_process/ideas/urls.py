from django.urls import path

from . import idea_views, views

app_name = "ideas"
urlpatterns = [
    path("members/<int:pk>/ideas/", views.rounds, name="rounds"),
    path("members/<int:pk>/ideas/new/", views.start, name="start"),
    path("ideas/rounds/<int:pk>/", views.round_, name="round"),
    path("ideas/rounds/<int:pk>/write/", views.write, name="write"),
    path("ideas/rounds/<int:pk>/tried/", views.tried, name="tried"),
    path("ideas/rounds/<int:pk>/open/", views.open_, name="open"),
    path("ideas/<int:pk>/", idea_views.idea, name="idea"),
    path("ideas/<int:pk>/edit/", idea_views.edit, name="edit"),
    path("ideas/<int:pk>/credit/", idea_views.credit, name="credit"),
    path("ideas/<int:pk>/build/", idea_views.build, name="build"),
    path("ideas/<int:pk>/merge/", idea_views.merge, name="merge"),
]
