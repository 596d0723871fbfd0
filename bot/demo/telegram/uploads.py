"""Takes the file of a sending method: uploaded now, known by its identifier, or an address."""

from typing import Any

from bot.demo.telegram.errors import Refused, bad_request
from bot.demo.telegram.files import FILE_KINDS, Files, StoredFile, picture_mime
from bot.demo.telegram.params import Params, Upload

_PHOTO_LIMIT = 10 * 1024 * 1024
_FILE_LIMIT = 50 * 1024 * 1024


def media_file(files: Files, params: Params, kind: str, value: Any) -> StoredFile:
    """Give the file to send as this kind; raises `Refused` for a wrong identifier, type, size or picture."""
    value = value if isinstance(value, str) else ""
    name = value.removeprefix("attach://")
    upload = params.files.get(name if value.startswith("attach://") else kind)
    if upload is not None and (value.startswith("attach://") or not value):
        return _uploaded(files, kind, upload)
    if not value:
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if value.startswith(("http://", "https://")):
        return files.keep(kind)
    return _known(files, kind, value)


def _uploaded(files: Files, kind: str, upload: Upload) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > (_PHOTO_LIMIT if kind == "photo" else _FILE_LIMIT):
        raise Refused(413, "Request Entity Too Large")
    if kind == "photo" and picture_mime(upload.data) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return files.keep(kind, upload.data, upload.name, upload.mime)


def _known(files: Files, kind: str, file_id: str) -> StoredFile:
    file = files.get(file_id)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {FILE_KINDS[file.kind][1]} as {FILE_KINDS[kind][1]}")
    return file
