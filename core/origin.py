"""Did a form come from one of our own pages? Without a cookie, hence without a CSRF token."""


def is_same_origin(request):
    """What the browser says of where the request comes from; silence counts as no."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def is_foreign(request):
    """Whether the browser says that the request comes from another site; silence counts as no."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin"
