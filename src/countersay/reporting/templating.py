"""The environment of all templates: it writes values by `escaping.written`, and nothing else.

Jinja makes a `Markup` of each value before it writes it, which takes three times as long as to escape it. A large report
writes a million values.
"""

import hashlib
import marshal
import os
import sys
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame

from countersay.reporting.escaping import written


class Writing(CodeGenerator):
    """Has values written by `written` of the environment."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.written(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class Pages(Environment):
    """Everything is escaped; no template has a part where it is not."""

    code_generator_class = Writing
    written = staticmethod(written)


def compiled_folder() -> Path:
    """Return the folder in which Python keeps the modules of this package compiled."""
    return Path(cache_from_source(__file__)).parent


class Compiled(BytecodeCache):
    """Keeps templates compiled in a folder, as Python keeps modules beside their sources: to compile all takes a quarter of a second.

    A file holds for its template, this version of Python, of Jinja and of this module. What cannot be read is compiled
    anew, what cannot be written is left; whoever has Python write no compiled modules has none of templates either.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template from its file, if its first line is the digest of the template."""
        try:
            digest, _, packed = self._path(bucket).read_bytes().partition(b"\n")
            if digest == bucket.checksum.encode():
                bucket.code = marshal.loads(packed)
        except (OSError, EOFError, ValueError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the code of a template; a file is there whole or not at all."""
        if sys.dont_write_bytecode:
            return
        path = self._path(bucket)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(bucket.checksum.encode() + b"\n" + marshal.dumps(bucket.code))
            os.replace(beside, path)
        except OSError:
            return

    def _path(self, bucket: Bucket) -> Path:
        given = bucket.environment
        settings = given.trim_blocks, given.lstrip_blocks, given.autoescape, given.undefined.__name__
        digest = hashlib.blake2b(f"{bucket.key} {jinja2.__version__} {settings}".encode() + _own_code(), digest_size=8)
        return self.folder / f"{digest.hexdigest()}.{sys.implementation.cache_tag}.pyc"


@cache
def _own_code() -> bytes:
    """Return what decides how a template is compiled here."""
    return Path(__file__).read_bytes()
