# SPDX-License-Identifier: GPL-2.0-or-later
"""tanxun in Python: the C API by ctypes, nothing but the standard library. Copy it where you need it.

    with Searcher("index") as searcher:
        for hit in searcher.search("H100 集群", limit=5, filters={"tags": ["china"]})["hits"]:
            print(hit["path"], hit["line_start"], hit["snippet"])

Results are the JSON objects of tanxun/c.h as dicts, options its keys. A handle is for one call at a time.
"""
import ctypes
import json
import os

_ABI_VERSION = 1


class Error(Exception):
    """What a call says went wrong: `code` is a word, "not_found", the text is for people."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class _Progress(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("total_files", ctypes.c_uint64), ("bytes", ctypes.c_uint64),
                ("total_bytes", ctypes.c_uint64), ("path", ctypes.c_void_p), ("path_size", ctypes.c_size_t)]


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Progress), ctypes.c_void_p)
_TEXT = [ctypes.c_char_p, ctypes.c_size_t]
_OUT = ctypes.POINTER(ctypes.c_void_p)
_HANDLE = ctypes.c_void_p
_ARGUMENTS = {
    "searcher_open": [*_TEXT, _OUT], "searcher_close": [_HANDLE],
    "search": [_HANDLE, *_TEXT, *_TEXT], "ask": [_HANDLE, *_TEXT, *_TEXT], "facts": [_HANDLE, *_TEXT, *_TEXT],
    "facets": [_HANDLE, *_TEXT, *_TEXT], "entity": [_HANDLE, *_TEXT, *_TEXT], "path": [_HANDLE, *_TEXT, *_TEXT],
    "links": [_HANDLE, *_TEXT, *_TEXT], "similar": [_HANDLE, *_TEXT, *_TEXT], "get": [_HANDLE, *_TEXT, *_TEXT],
    "explain": [_HANDLE, *_TEXT, *_TEXT], "why": [_HANDLE, *_TEXT, *_TEXT], "unresolved": [_HANDLE, *_TEXT],
    "aliases": [_HANDLE], "info": [_HANDLE], "searcher_refresh": [_HANDLE], "searcher_cancel": [_HANDLE],
    "writer_open": [*_TEXT, *_TEXT, _OUT], "writer_close": [_HANDLE],
    "update": [_HANDLE, *_TEXT, _CALLBACK, ctypes.c_void_p],
    "writer_cancel": [_HANDLE], "put": [_HANDLE, *_TEXT, *_TEXT, *_TEXT], "commit": [_HANDLE],
    "put_records": [_HANDLE, *_TEXT, *_TEXT], "remove": [_HANDLE, *_TEXT], "writer_info": [_HANDLE],
    "check": _TEXT, "repair": _TEXT, "compact": _TEXT, "contents": _TEXT, "staleness": _TEXT,
    "analyze": _TEXT, "read": [*_TEXT, *_TEXT, *_TEXT],
}
_WITHOUT_RESULT = {"searcher_close", "searcher_cancel", "writer_close", "writer_cancel"}


def _load(name):
    library = ctypes.CDLL(name)
    library.tanxun_abi_version.restype = ctypes.c_uint32
    if library.tanxun_abi_version() != _ABI_VERSION:
        raise ImportError(f"{name} has another ABI than {_ABI_VERSION}")
    library.tanxun_version.restype = ctypes.c_char_p
    library.tanxun_code_name.restype = ctypes.c_char_p
    library.tanxun_code_name.argtypes = [ctypes.c_int32]
    library.tanxun_text_data.restype = ctypes.c_void_p
    library.tanxun_text_data.argtypes = [ctypes.c_void_p]
    library.tanxun_text_size.restype = ctypes.c_size_t
    library.tanxun_text_size.argtypes = [ctypes.c_void_p]
    library.tanxun_text_free.restype = None
    library.tanxun_text_free.argtypes = [ctypes.c_void_p]
    for call, arguments in _ARGUMENTS.items():
        function = getattr(library, "tanxun_" + call)
        function.restype = None if call in _WITHOUT_RESULT else ctypes.c_int32
        function.argtypes = arguments if call in _WITHOUT_RESULT else [*arguments, _OUT]
    return library


_library = _load(os.environ.get("TANXUN_LIBRARY", "libtanxun.so.0"))


def _text(value):
    """A str or bytes as pointer and size."""
    data = value.encode() if isinstance(value, str) else bytes(value)
    return data, len(data)


def _folder(path):
    return _text(os.fsencode(path))


def _options(options):
    return _text(json.dumps(options) if options else b"")


def _call(name, *arguments):
    """What the call gives, as a dict; None where it gives nothing. Raises Error."""
    out = ctypes.c_void_p()
    code = getattr(_library, "tanxun_" + name)(*arguments, ctypes.byref(out))
    try:
        text = ctypes.string_at(_library.tanxun_text_data(out), _library.tanxun_text_size(out)).decode()
    finally:
        _library.tanxun_text_free(out)
    if code != 0:
        raise Error(_library.tanxun_code_name(code).decode(), text)
    return json.loads(text) if text else None


def name(path):
    """A file's name as options and index paths have it."""
    raw = os.fsencode(path).replace(b"\\x", b"\\x5cx")
    return raw.decode("utf-8", "backslashreplace")


class _Handle:
    _kind = ""

    def __init__(self, *arguments):
        self._handle = ctypes.c_void_p()
        _call(self._kind + "_open", *arguments, ctypes.byref(self._handle))

    def close(self):
        handle, self._handle = self._handle, None
        if handle:
            getattr(_library, f"tanxun_{self._kind}_close")(handle)

    def cancel(self):
        """Stops the call that uses the handle now, from any other thread."""
        getattr(_library, f"tanxun_{self._kind}_cancel")(self._handle)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __del__(self):
        if getattr(self, "_handle", None):
            self.close()


class Searcher(_Handle):
    """Answers from one commit of the index in a folder."""

    _kind = "searcher"

    def __init__(self, folder):
        super().__init__(*_folder(folder))

    def _ask(self, call, text, options):
        return _call(call, self._handle, *_text(text), *_options(options))

    def search(self, query, **options):
        return self._ask("search", query, options)

    def ask(self, question, **options):
        return self._ask("ask", question, options)

    def facts(self, entity="", **options):
        return self._ask("facts", entity, options)

    def facets(self, query="", **options):
        return self._ask("facets", query, options)

    def entity(self, name, **options):
        return self._ask("entity", name, options)

    def path(self, start, **options):
        return self._ask("path", start, options)

    def links(self, note, **options):
        return self._ask("links", note, options)

    def similar(self, path="", **options):
        return self._ask("similar", path, options)

    def get(self, path, **options):
        return self._ask("get", path, options)

    def explain(self, query, **options):
        return self._ask("explain", query, options)

    def why(self, query, **options):
        return self._ask("why", query, options)

    def unresolved(self, **options):
        return _call("unresolved", self._handle, *_options(options))

    def aliases(self):
        return _call("aliases", self._handle)

    def info(self):
        return _call("info", self._handle)

    def refresh(self):
        """Goes on to the newest commit."""
        return _call("searcher_refresh", self._handle)


class Writer(_Handle):
    """The one writer of the index in a folder, which it makes."""

    _kind = "writer"

    def __init__(self, folder, **options):
        super().__init__(*_folder(folder), *_options(options))

    def update(self, *paths, progress=None, **options):
        """progress(files, total_files, path): returning False stops without a commit."""
        if paths:
            options["paths"] = [name(path) for path in paths]
        raised = []

        def tell(told, _):
            try:
                path = ctypes.string_at(told.contents.path, told.contents.path_size).decode()
                return 0 if progress(told.contents.files, told.contents.total_files, path) is False else 1
            except BaseException as problem:  # No exception may pass through C.
                raised.append(problem)
                return 0

        callback = _CALLBACK(tell) if progress else _CALLBACK()
        try:
            return _call("update", self._handle, *_options(options), callback, None)
        except Error:
            if raised:
                raise raised[0]
            raise

    def put(self, path, text, **options):
        """A note from memory, held back until commit()."""
        return _call("put", self._handle, *_text(name(path)), *_text(text), *_options(options))

    def commit(self):
        return _call("commit", self._handle)

    def put_records(self, records, **options):
        lines = "\n".join(json.dumps(record) for record in records)
        return _call("put_records", self._handle, *_text(lines), *_options(options))

    def remove(self, *paths):
        return _call("remove", self._handle, *_options({"paths": [name(path) for path in paths]}))

    def info(self):
        return _call("writer_info", self._handle)


def check(folder):
    return _call("check", *_folder(folder))


def repair(folder):
    return _call("repair", *_folder(folder))


def compact(folder):
    return _call("compact", *_folder(folder))


def contents(folder):
    return _call("contents", *_folder(folder))


def staleness(folder):
    return _call("staleness", *_folder(folder))


def analyze(text):
    return _call("analyze", *_text(text))


def read(data, name, **options):
    return _call("read", *_text(data), *_text(name), *_options(options))


def version():
    return _library.tanxun_version().decode()
