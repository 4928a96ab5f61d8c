"""Where uploaded files are kept."""

from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """Django's, but a file that found no room to its end is removed: nothing would ever name it."""

    def _save(self, name, content):
        is_new = not self.exists(name)
        try:
            return super()._save(name, content)
        except OSError:
            if is_new:
                self.delete(name)
            raise
