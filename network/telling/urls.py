from django.urls import path

from . import views

app_name = "telling"
urlpatterns = [
    path("people/me/letters/", views.letters, name="letters"),
    path("go/letters/<str:token>/", views.fewer, name="fewer"),
]
