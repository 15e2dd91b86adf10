from django.urls import path

from . import views

app_name = "feedback"
urlpatterns = [
    path("networks/<slug:slug>/feedback/", views.network, name="network"),
    path("meetings/<int:pk>/feedback/", views.meeting, name="meeting"),
    path("meetings/<int:pk>/feedback/ask/", views.ask, name="ask"),
    path("meetings/<int:pk>/feedback/close/", views.close, name="close"),
    path("meetings/<int:pk>/feedback/take-up/", views.take_up, name="take_up"),
    path("feedback/promises/<int:pk>/", views.promise, name="promise"),
]
