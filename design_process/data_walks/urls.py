from django.urls import path

from . import views

app_name = "data_walks"
urlpatterns = [
    path("networks/<slug:slug>/data-walks/", views.walks, name="walks"),
    path("networks/<slug:slug>/data-walks/new/", views.open_, name="open"),
    path("data-walks/<int:pk>/", views.walk, name="walk"),
    path("data-walks/<int:pk>/write/", views.write, name="write"),
    path("data-walks/<int:pk>/close/", views.close, name="close"),
    path("data-walks/entries/<int:pk>/", views.change, name="change"),
    path("data-walks/entries/<int:pk>/candidate/", views.candidate, name="candidate"),
]
