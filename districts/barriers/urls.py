from django.urls import path

from . import views

app_name = "barriers"
urlpatterns = [
    path("members/<int:pk>/barriers/", views.barriers, name="barriers"),
    path("members/<int:pk>/barriers/raise/", views.raise_barrier, name="raise_barrier"),
    path("barriers/<int:pk>/", views.barrier, name="barrier"),
    path("barriers/<int:pk>/route/", views.route, name="route"),
]
