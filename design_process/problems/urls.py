from django.urls import path

from . import views

app_name = "problems"
urlpatterns = [
    path("networks/<slug:slug>/problems/", views.problems, name="problems"),
    path("networks/<slug:slug>/problems/new/", views.new_problem, name="new_problem"),
    path("problems/<int:pk>/", views.problem, name="problem"),
    path("problems/<int:pk>/edit/", views.edit_problem, name="edit_problem"),
    path("members/<int:pk>/problem/", views.adopt, name="adopt"),
    path("members/<int:pk>/goals/new/", views.new_goal, name="new_goal"),
    path("goals/<int:pk>/", views.goal, name="goal"),
    path("goals/<int:pk>/revise/", views.revise_goal, name="revise_goal"),
    path("goals/<int:pk>/take/", views.take_goal, name="take_goal"),
    path("goals/<int:pk>/retire/", views.retire_goal, name="retire_goal"),
    path("goals/<int:pk>/agree/", views.agree_goal, name="agree_goal"),
]
