"""A stand-in for Cog's server, for tests: one predictor behind the part of the protocol that a client needs, synchronous and one at a time.

python3 serve.py FOLDER      serves FOLDER/predict.py on a free port of this machine, and says which
"""

import base64
import contextlib
import importlib
import inspect
import io
import json
import mimetypes
import sys
import tempfile
import traceback
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path as File
from typing import Any

sys.path.insert(0, str(File(sys.argv[1]).resolve()))

from cog import MISSING, FieldInfo, Path

TYPES = {int: {"type": "integer"}, float: {"type": "number"}, str: {"type": "string"}, bool: {"type": "boolean"}, Path: {"type": "string", "format": "uri"}}


class Invalid(Exception):
    """An input that the predictor does not take."""


def inputs_of(predictor: Any) -> dict[str, tuple[type, FieldInfo]]:
    return {name: (value.annotation, value.default) for name, value in inspect.signature(predictor.predict).parameters.items()}


def property_of(kind: type, field: FieldInfo, order: int) -> dict[str, Any]:
    facts: dict[str, Any] = {**TYPES[kind], "x-order": order, "description": field.description}
    if field.default is not MISSING:
        facts["default"] = field.default
    if field.ge is not None:
        facts["minimum"] = field.ge
    if field.le is not None:
        facts["maximum"] = field.le
    if field.choices is not None:
        facts["enum"] = field.choices
    return facts


def schema_of(predictor: Any) -> dict[str, Any]:
    inputs = inputs_of(predictor)
    properties = {name: property_of(kind, field, i) for i, (name, (kind, field)) in enumerate(inputs.items())}
    required = [name for name, (_, field) in inputs.items() if field.default is MISSING]
    schemas = {"Input": {"type": "object", "properties": properties, "required": required}, "Output": {"type": "string", "format": "uri"}}
    return {"openapi": "3.0.2", "info": {"title": "Cog", "version": "0.1.0"}, "paths": {}, "components": {"schemas": schemas}}


def value_of(name: str, kind: type, field: FieldInfo, given: dict[str, Any]) -> Any:
    if name not in given:
        if field.default is MISSING:
            raise Invalid(f"{name}: field required")
        return field.default
    value = file_of(given[name]) if kind is Path else given[name]
    if kind is float and type(value) is int:
        value = float(value)
    if not isinstance(value, kind):
        raise Invalid(f"{name}: not of type {kind.__name__}")
    if field.choices is not None and value not in field.choices or field.ge is not None and value < field.ge or field.le is not None and value > field.le:
        raise Invalid(f"{name}: {value} is out of bounds")
    return value


def file_of(text: str) -> Path:
    head, _, body = text.partition(";base64,")
    if not head.startswith("data:"):
        raise Invalid("not a data URI")
    file = File(tempfile.mkdtemp()) / ("file" + (mimetypes.guess_extension(head[5:]) or ""))
    file.write_bytes(base64.b64decode(body))
    return Path(str(file))


def uri_of(file: File) -> str:
    kind = mimetypes.guess_type(file.name)[0]
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


class Handler(BaseHTTPRequestHandler):
    """Answers for the predictor that main loads."""

    predictor: Any

    def do_GET(self) -> None:
        if self.path == "/health-check":
            self.answer(200, {"status": "READY", "setup": {"status": "succeeded", "logs": ""}})
        elif self.path == "/openapi.json":
            self.answer(200, schema_of(self.predictor))
        else:
            self.answer(404, {"detail": "Not Found"})

    def do_PUT(self) -> None:
        given = json.loads(self.body())["input"]
        try:
            values = {name: value_of(name, kind, field, given) for name, (kind, field) in inputs_of(self.predictor).items()}
        except Invalid as fault:
            self.answer(422, {"detail": [{"loc": ["body", "input"], "msg": str(fault), "type": "value_error"}]})
            return
        logs = io.StringIO()
        try:
            with contextlib.redirect_stdout(logs):
                result = uri_of(self.predictor.predict(**values))
            self.answer(200, {"status": "succeeded", "output": result, "logs": logs.getvalue(), "error": None})
        except Exception as fault:  # whatever a model throws is its answer
            self.answer(200, {"status": "failed", "output": None, "logs": logs.getvalue() + traceback.format_exc(), "error": str(fault)})

    def body(self) -> bytes:
        if self.headers["Transfer-Encoding"] != "chunked":
            return self.rfile.read(int(self.headers["Content-Length"]))
        content = b""
        while size := int(self.rfile.readline(), 16):
            content += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return content

    def answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Says nothing: the output belongs to the test."""


def main() -> None:
    Handler.predictor = importlib.import_module("predict").Predictor()
    Handler.predictor.setup()
    server = HTTPServer(("127.0.0.1", 0), Handler)
    print(f"Listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
