"""What the editor's checks find on a page is something that an editor wrote."""

from wagtail.admin.userbar import AccessibilityItem, apply_userbar_hooks


def test_bold_paragraphs_are_looked_for_in_texts_only(rf):
    items = [AccessibilityItem(in_editor=True)]
    apply_userbar_hooks(rf.get("/"), items, None)

    rules = items[0].get_axe_configuration(rf.get("/"))["spec"]["rules"]
    assert [rule["selector"] for rule in rules if rule["id"] == "p-as-heading"] == [".prose p"]
