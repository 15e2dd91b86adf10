from django.urls import path

from . import views

app_name = "charter"
urlpatterns = [
    path("networks/<slug:slug>/charter/", views.charter, name="charter"),
    path("networks/<slug:slug>/charter/write/", views.write, name="write"),
    path("networks/<slug:slug>/charter/suggest/", views.suggest, name="suggest"),
    path("networks/<slug:slug>/charter/stand-by/", views.stand_by, name="stand_by"),
    path("networks/<slug:slug>/charter/versions/", views.versions, name="versions"),
]
