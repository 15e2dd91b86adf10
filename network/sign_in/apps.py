"""The admin site of Django, behind our own gate."""

from django.contrib.admin.apps import AdminConfig


class GatedAdminConfig(AdminConfig):
    default_site = "network.sign_in.gate.GatedAdminSite"
