"""Files on their way in: kept in memory until they are sealed, never in a temporary file."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class InMemoryOnly(MemoryFileUploadHandler):
    """Refuses a body that is too large; Django's other handler would write it to the disk."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        super().handle_raw_input(input_data, META, content_length, boundary, encoding)
        if not self.activated:
            raise RequestDataTooBig("the files of this request are larger than allowed")
