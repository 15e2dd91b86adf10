from django.urls import path

from . import views

app_name = "lineage"
urlpatterns = [
    path(f"{path_of}/<int:pk>/lineage/", views.lineage, {"kind": kind}, name=f"of_{kind}")
    for kind, path_of in (
        ("evidence", "evidence"),
        ("quote", "quotes"),
        ("insight", "insights"),
        ("question", "how-might-we"),
        ("idea", "ideas"),
        ("change_idea", "theories/nodes"),
        ("prototype", "prototypes"),
        ("cycle", "cycles"),
        ("lesson", "lessons"),
    )
]
