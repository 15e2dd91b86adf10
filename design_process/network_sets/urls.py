from django.urls import path

from . import views

app_name = "network_sets"
urlpatterns = [
    path("networks/<slug:slug>/sets/", views.sets, name="sets"),
    path("sets/<int:pk>/leave/", views.leave, name="leave"),
    path("sets/join/<str:token>/", views.join, name="join"),
]
