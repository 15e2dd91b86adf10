from django.urls import path

from . import mail_views, views

app_name = "people"
urlpatterns = [
    path("people/me/", views.me, name="me"),
    path("people/switch/", views.switch, name="switch"),
    path("mail/", mail_views.mail, name="mail"),
    path("mail/<slug:name>/", mail_views.letter, name="letter"),
]
