"""gunicorn's own log lines, without personal data: `--logger-class core.gunicorn_logs.PrivateLogger`.

Its errors name the address of the client and the whole request line; its access lines the query.
"""

from gunicorn.glogging import Logger

from core.logs import ACCESS_FORMAT, PrivacyFilter


class PrivateLogger(Logger):
    """gunicorn's logger with our filter on every handler and our access format."""

    def setup(self, cfg):
        cfg.set("access_log_format", ACCESS_FORMAT)
        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            handler.addFilter(PrivacyFilter())
