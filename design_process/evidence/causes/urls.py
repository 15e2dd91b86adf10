from django.urls import path

from . import views

app_name = "causes"
urlpatterns = [
    path("members/<int:pk>/causes/", views.causes, name="causes"),
    path("members/<int:pk>/causes/new/", views.add, name="add"),
    path("causes/<int:pk>/", views.edit, name="edit"),
    path("causes/<int:pk>/whys/", views.whys, name="whys"),
]
