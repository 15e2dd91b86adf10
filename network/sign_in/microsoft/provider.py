"""Who somebody is to Microsoft: tenant id and object id, never the address or the user name."""

from typing import Any

from allauth.socialaccount.providers.microsoft.provider import MicrosoftGraphProvider

from .views import MicrosoftAdapter


class MicrosoftProvider(MicrosoftGraphProvider):
    oauth2_adapter_class = MicrosoftAdapter

    def get_default_scope(self) -> list[str]:
        return ["openid", "profile", "email"]

    def extract_uid(self, data: dict[str, Any]) -> str:
        return f"{data['tid']}:{data['oid']}".lower()

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        # No address: allauth would take it for the person's own. What it proves is judged in proof.py.
        return {"name": data.get("name")}


provider_classes = [MicrosoftProvider]
