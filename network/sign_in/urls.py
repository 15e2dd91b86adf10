from django.urls import path

from . import views

app_name = "sign_in"
urlpatterns = [
    path("invitations/open/<str:token>/", views.open_link, name="open"),
    path("invitations/accept/", views.accept_invitation, name="accept"),
    path("welcome/", views.welcome, name="welcome"),
]
