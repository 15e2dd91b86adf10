from django.urls import path

from . import log_views, plan_views, sheet_views, views
from .full_plan import views as full_views
from .photos import views as photo_views

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
    path("cycles/<int:pk>/plan/aim/", full_views.aim, name="aim"),
    path("cycles/<int:pk>/plan/questions/", full_views.add_question, name="add_question"),
    path("cycles/<int:pk>/plan/tasks/", full_views.add_task, name="add_task"),
    path("cycles/<int:pk>/plan/data/", full_views.plan_data, name="plan_data"),
    path("cycles/<int:pk>/collection-sheet/", sheet_views.cycle_sheet, name="cycle_sheet"),
    path("prototypes/<int:pk>/collection-sheet/", sheet_views.prototype_sheet, name="prototype_sheet"),
    path("cycles/<int:pk>/did/", full_views.did, name="did"),
    path("cycle-questions/<int:pk>/", full_views.edit_question, name="edit_question"),
    path("cycle-tasks/<int:pk>/", full_views.edit_task, name="edit_task"),
    path("cycle-tasks/<int:pk>/done/", full_views.finish_task, name="finish_task"),
    path("ramps/<int:pk>/", plan_views.edit_ramp, name="edit_ramp"),
    path("observation-photos/<int:pk>/", photo_views.photo, name="photo"),
    path("observation-photos/<int:pk>/take-away/", photo_views.take_away, name="take_photo_away"),
    path("predictions/<int:pk>/sure/", plan_views.say_sure, name="say_sure"),
    path("log/", log_views.log, name="log"),
    path("members/<int:pk>/log/", log_views.log_for_member, name="log_for_member"),
    path("logs/<int:pk>/", log_views.logged, name="logged"),
]
