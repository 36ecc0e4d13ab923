"""Arrow without pandas: it imports it at the first column that it makes, and no command uses it."""

import sys
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType


def keep_pandas_out() -> None:
    """Let Arrow find no pandas when it is imported in this process.

    It asks once and remembers; a conversion to pandas still imports it then. For programs only: a
    library that did this would change what Arrow makes of its caller's pandas columns.
    """
    if "pyarrow" not in sys.modules and "pandas" not in sys.modules:
        sys.meta_path.insert(0, _WaitForArrow())


class _WaitForArrow:
    """Find Arrow where it is, with a loader that lets it ask for pandas."""

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        if fullname != "pyarrow":
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(fullname)
        if spec is not None and spec.origin is not None:
            spec.loader = _AskingLoader(fullname, spec.origin)
        return spec


class _AskingLoader(SourceFileLoader):
    """Load Arrow, and let it ask for pandas while there is none."""

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        nowhere = _NoPandas()
        sys.meta_path.insert(0, nowhere)
        try:
            module.array([])
        finally:
            sys.meta_path.remove(nowhere)


class _NoPandas:
    """Find no pandas."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname, name=fullname)
