"""The screen on which an editor names the columns of a file, as its browser answers it."""

from django.core.files.uploadedfile import SimpleUploadedFile


def send_file(client, address, content, name, /, **fields):
    """The answer to an upload, which is the screen of the columns."""
    content = content if isinstance(content, bytes) else content.encode()
    return client.post(address, {"file": SimpleUploadedFile(name, content), **fields}, follow=True)


def guessed(answer):
    """{column: kind} as the screen has it."""
    return {line.column.name: line.field.value() for line in answer.context["form"].lines}


def compare(client, answer, **others):
    """Go on with the columns as the screen has them, or others; returns the next screen."""
    lines = answer.context["form"].lines
    values = {line.field.html_name: line.field.value() for line in lines}
    values |= {value.name: value.code for line in lines for value in line.values}
    return client.post(answer.request["PATH_INFO"], {**values, **others, "compare": ""}, follow=True)
