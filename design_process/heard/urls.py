from django.urls import path

from . import views

app_name = "heard"
urlpatterns = [
    path("members/<int:pk>/not-heard/", views.say, name="say"),
    path("networks/<slug:slug>/not-heard/", views.mine, name="mine"),
    path("not-heard/<int:pk>/", views.note, name="note"),
    path("not-heard/<int:pk>/write/", views.write, name="write"),
    path("not-heard/<int:pk>/readers/", views.choose_readers, name="choose_readers"),
    path("not-heard/<int:pk>/take-back/", views.take_back, name="take_back"),
]
