from django.urls import path

from . import views

app_name = "agendas"
urlpatterns = [path("meetings/<int:pk>/agenda/propose/", views.propose_agenda, name="propose")]
