from django.urls import path

from . import views

app_name = "choosing"
urlpatterns = [
    path("ideas/rounds/<int:pk>/score/", views.start, name="start"),
    path("ideas/scores/<int:pk>/", views.scores, name="scores"),
    path("ideas/scores/<int:pk>/give/", views.give, name="score"),
    path("ideas/scores/<int:pk>/show/", views.reveal, name="reveal"),
    path("ideas/rounds/<int:pk>/decide/", views.decide, name="decide"),
    path("ideas/decisions/<int:pk>/reopen/", views.reopen, name="reopen"),
    path("networks/<slug:slug>/idea-criteria/", views.criteria, name="criteria"),
]
