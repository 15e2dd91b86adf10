from django.urls import path

from . import question_views, views

app_name = "insights"
urlpatterns = [
    path("members/<int:pk>/insights/", views.insights, name="insights"),
    path("members/<int:pk>/insights/new/", views.add, name="add"),
    path("members/<int:pk>/how-might-we/", question_views.questions, name="questions"),
    path("members/<int:pk>/how-might-we/new/", question_views.ask, name="ask"),
    path("how-might-we/<int:pk>/edit/", question_views.edit_question, name="edit_question"),
    path("how-might-we/<int:pk>/vote/", question_views.vote, name="vote"),
    path("how-might-we/rounds/<int:pk>/close/", question_views.close, name="close"),
    path("insights/<int:pk>/", views.insight, name="insight"),
    path("insights/<int:pk>/edit/", views.edit, name="edit"),
    path("insights/<int:pk>/visibility/", views.visibility, name="visibility"),
]
