from django.urls import path

from . import views

app_name = "number_files"
urlpatterns = [
    path("networks/<slug:slug>/numbers/files/", views.network_files, name="network"),
    path("members/<int:pk>/numbers/files/", views.member_files, name="member"),
    path("number-files/<int:pk>/", views.file, name="file"),
    path("number-files/<int:pk>/put-aside.csv", views.put_aside, name="put_aside"),
]
