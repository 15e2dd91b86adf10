from django.urls import path

from . import views

app_name = "measures"
urlpatterns = [
    path("networks/<slug:slug>/numbers/", views.numbers, name="numbers"),
    path("networks/<slug:slug>/indicators/new/", views.new_network_indicator, name="new_network_indicator"),
    path("members/<int:pk>/indicators/new/", views.new_member_indicator, name="new_member_indicator"),
    path("indicators/<int:pk>/", views.indicator, name="indicator"),
    path("indicators/<int:pk>/edit/", views.edit_indicator, name="edit_indicator"),
    path("indicators/<int:pk>/retire/", views.retire, name="retire"),
    path("members/<int:pk>/numbers/", views.member_numbers, name="member_numbers"),
    path("members/<int:pk>/numbers/enter/", views.enter_numbers, name="enter_numbers"),
]
