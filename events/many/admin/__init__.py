"""The screens for many activities at once, in Wagtail's admin."""
