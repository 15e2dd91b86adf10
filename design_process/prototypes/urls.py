from django.urls import path

from . import views

app_name = "prototypes"
urlpatterns = [
    path("members/<int:pk>/prototypes/", views.prototypes, name="prototypes"),
    path("members/<int:pk>/prototypes/new/", views.new_prototype, name="new_prototype"),
    path("prototypes/<int:pk>/", views.prototype, name="prototype"),
    path("prototypes/<int:pk>/measurement-plan/", views.prototype_plan, name="prototype_plan"),
    path("prototypes/<int:pk>/edit/", views.edit_prototype, name="edit_prototype"),
    path("prototypes/<int:pk>/visibility/", views.prototype_visibility, name="prototype_visibility"),
]
