from django.urls import path

from . import node_views, views

app_name = "theory"
urlpatterns = [
    path("members/<int:pk>/theory/", views.of_member, name="of_member"),
    path("goals/<int:pk>/theory/", views.begin, name="begin"),
    path("theories/<int:pk>/", views.theory, name="theory"),
    path("theories/<int:pk>/print/", views.printed, name="print"),
    path("theories/<int:pk>/visibility/", views.visibility, name="visibility"),
    path("theories/<int:pk>/keep/", views.keep, name="keep"),
    path("theories/<int:pk>/compare/", views.compare, name="compare"),
    path("theories/versions/<int:pk>/", views.version, name="version"),
    path("theories/<int:pk>/add/", node_views.add, name="add"),
    path("theories/<int:pk>/order/", node_views.order, name="order"),
    path("theories/nodes/<int:pk>/", node_views.node, name="node"),
    path("theories/nodes/<int:pk>/edit/", node_views.edit, name="edit"),
    path("theories/nodes/<int:pk>/connect/", node_views.connect, name="connect"),
    path("theories/nodes/<int:pk>/disconnect/", node_views.disconnect, name="disconnect"),
    path("theories/nodes/<int:pk>/take-up/", node_views.take_up, name="take_up"),
    path("theories/nodes/<int:pk>/take-out/", node_views.take_out, name="take_out"),
    path("theories/nodes/<int:pk>/bring-back/", node_views.bring_back, name="bring_back"),
]
