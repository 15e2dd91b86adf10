from django.urls import path

from . import views

app_name = "membership"
urlpatterns = [
    path("networks/<slug:slug>/settings/", views.edit_network, name="edit_network"),
    path("networks/<slug:slug>/organizations/", views.add_organization, name="add_organization"),
    path("organizations/<int:pk>/end/", views.end_organization_role, name="end_organization_role"),
]
