from django.urls import path

from . import views

app_name = "placing"
urlpatterns = [
    path("ideas/<int:pk>/theory/", views.place, name="place"),
]
