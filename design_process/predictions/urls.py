from django.urls import path

from . import views

app_name = "predictions"
urlpatterns = [
    path("networks/<slug:slug>/predictions/", views.ledger, name="ledger"),
    path("prototypes/<int:pk>/family/", views.family, name="family"),
    path("people/me/predictions/", views.mine, name="mine"),
]
