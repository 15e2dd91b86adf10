from django.urls import path

from . import log_views, plan_views, views

app_name = "cycles"
urlpatterns = [
    path("prototypes/<int:pk>/cycles/new/", plan_views.new_cycle, name="new_cycle"),
    path("cycles/<int:pk>/", views.cycle, name="cycle"),
    path("cycles/<int:pk>/edit/", plan_views.edit_cycle, name="edit_cycle"),
    path("cycles/<int:pk>/observe/", views.observe, name="observe"),
    path("cycles/<int:pk>/study/", views.study, name="study"),
    path("cycles/<int:pk>/compare/", views.compare, name="compare"),
    path("cycles/<int:pk>/act/", views.act, name="act"),
    path("cycles/<int:pk>/visibility/", views.cycle_visibility, name="cycle_visibility"),
    path("predictions/<int:pk>/sure/", plan_views.say_sure, name="say_sure"),
    path("log/", log_views.log, name="log"),
    path("members/<int:pk>/log/", log_views.log_for_member, name="log_for_member"),
    path("logs/<int:pk>/", log_views.logged, name="logged"),
]
