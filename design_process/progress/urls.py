from django.urls import path

from . import board_views, readiness_views, views

app_name = "progress"
urlpatterns = [
    path("", views.home, name="home"),
    path("networks/<slug:slug>/this-week/", views.this_week, name="this_week"),
    path("networks/<slug:slug>/board/", board_views.board, name="network_board"),
    path("networks/<slug:slug>/board/districts/", board_views.districts, name="districts_board"),
    path("networks/<slug:slug>/goals/", board_views.goals, name="goals_board"),
    path("members/<int:pk>/due/", views.due_now, name="due_now"),
    path("members/<int:pk>/status/", views.status, name="status"),
    path("goals/<int:pk>/number/", views.goal_number, name="goal_number"),
    path("networks/<slug:slug>/prework/", readiness_views.board, name="readiness_board"),
    path("members/<int:pk>/prework/", readiness_views.member, name="readiness"),
    path("members/<int:pk>/prework/data/", readiness_views.note_data, name="note_data"),
    path("members/<int:pk>/prework/<slug:gate>/pass/", readiness_views.pass_gate, name="pass_gate"),
    path("gate-notes/<int:pk>/take-back/", readiness_views.take_back, name="take_back_note"),
]
