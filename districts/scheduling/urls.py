from django.urls import path

from . import change_views, ledger_views, proposal_views, publish_views, settings_views, value_views, views

app_name = "scheduling"
urlpatterns = [
    path("networks/<slug:slug>/plan/", views.year, name="year"),
    path("networks/<slug:slug>/plan/start/", views.start, name="start"),
    path("networks/<slug:slug>/plan/drafts/", views.drafts, name="drafts"),
    path("networks/<slug:slug>/plan/proposals/", proposal_views.proposals, name="proposals"),
    path("proposed-check-ins/<int:pk>/", proposal_views.answer, name="answer_proposal"),
    path("plan-runs/<int:pk>/stop/", views.stop, name="stop"),
    path("plan-drafts/<int:pk>/show/", views.show_draft, name="show_draft"),
    path("plan-drafts/<int:pk>/meetings/<str:key>/", change_views.meeting, name="meeting"),
    path("plan-drafts/<int:pk>/check-ins/<str:key>/", change_views.checkin, name="checkin"),
    path("plan-drafts/<int:pk>/lock/<str:key>/", change_views.lock, name="lock"),
    path("plan-drafts/<int:pk>/publish/", publish_views.publish, name="publish"),
    path("plan-publications/<int:pk>/", publish_views.publication, name="publication"),
    path("networks/<slug:slug>/value/", value_views.value, name="value"),
    path("networks/<slug:slug>/ledger/", ledger_views.ledger, name="ledger"),
    path("meetings/<int:pk>/cost/", ledger_views.meeting_cost, name="meeting_cost"),
    path("networks/<slug:slug>/plan/settings/", settings_views.settings, name="settings"),
    path("networks/<slug:slug>/plan/settings/year/", settings_views.year_settings, name="year_settings"),
    path("members/<int:pk>/plan/", settings_views.member_settings, name="member_settings"),
    path(
        "networks/<slug:slug>/plan/facilitators/<int:pk>/",
        settings_views.facilitator_settings,
        name="facilitator_settings",
    ),
]
