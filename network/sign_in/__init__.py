"""Coming in: the first visit, the link of an invitation, providers, the admin gate. May use membership, running."""
