def detail_context(page, request, *, with_children=False):
    return {}
