"""Requests as a web server hands them to the portal."""

import io


def ask(application, path, **environ):
    """(status, headers, content) of a GET that a browser sends to a WSGI application."""
    path, _, query = path.partition("?")
    asked = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "tourcoing.localhost",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    told = []
    response = application(asked | environ, lambda *start: told.extend(start))
    content = b"".join(response)
    if hasattr(response, "close"):
        response.close()
    status, headers = told
    return status, dict(headers), content
