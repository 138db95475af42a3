"""Leads: find them, see what is known of one, edit, export."""

from leadbooth.ui.pages.leads.page import LeadsPage

__all__ = ["LeadsPage"]
