from django.urls import path

from . import views

app_name = "celebrations"
urlpatterns = [
    path("networks/<slug:slug>/celebrations/", views.celebrations, name="celebrations"),
    path("cycles/<int:pk>/celebration/", views.write, name="write"),
    path("celebrations/<int:pk>/", views.celebration, name="celebration"),
    path("celebrations/<int:pk>/edit/", views.edit, name="edit"),
    path("celebrations/<int:pk>/visibility/", views.visibility, name="visibility"),
]
