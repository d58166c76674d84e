"""Run benchmarks by name: `python -m tests.benchmark [NAME...] [--json]`; without a name all of them."""

import argparse
import contextlib
import importlib
import inspect
import io
import json
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def names() -> list[str]:
    """Return the names of the benchmarks: every module of this folder that has a `run`."""
    files = sorted(path for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    return [path.stem for path in files if "\ndef run(" in path.read_text("utf-8")]


def run(name: str, options: argparse.Namespace) -> dict[str, Any]:
    """Run one benchmark; what it prints meanwhile goes to standard error, so that --json stays one object."""
    module = importlib.import_module(f"tests.benchmark.{name}")
    takes_options = "options" in inspect.signature(module.run).parameters
    with contextlib.redirect_stdout(sys.stderr):
        result: dict[str, Any] = module.run(options) if takes_options else module.run()
    return result


def lines(value: Any, indent: int = 0) -> Iterator[str]:
    """Yield nested results as indented lines; rows of equal fields as a table."""
    space = "  " * indent
    if isinstance(value, Mapping) and value and all(_flat(row) for row in value.values()):
        yield from (space + line for line in _table([{"": str(key), **row} for key, row in value.items()]))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if isinstance(inner, (Mapping, list)) and inner:
                yield f"{space}{key}"
                yield from lines(inner, indent + 1)
            else:
                yield f"{space}{key}: {_word(inner)}"
    elif isinstance(value, list) and value and all(_flat(row) for row in value):
        yield from (space + line for line in _table(value))
    elif isinstance(value, list):
        yield from (f"{space}- {_word(inner)}" for inner in value)
    else:
        yield f"{space}{_word(value)}"


def _flat(row: Any) -> bool:
    return (
        isinstance(row, Mapping) and bool(row) and not any(isinstance(cell, (Mapping, list)) for cell in row.values())
    )


def _table(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    cells = [[str(head) for head in heads]] + [[_word(row.get(head, "")) for head in heads] for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(heads))]
    for line in cells:
        aligned = [line[0].ljust(widths[0])] + [
            cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)
        ]
        yield "  ".join(aligned).rstrip()


def _word(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; 1 where a benchmark failed, 2 where there is none of that name."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"one or more of {', '.join(names())}")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.names) - set(names()))
    if unknown:
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(names())}")
    results: dict[str, Any] = {}
    failed = False
    for name in options.names or names():
        try:
            results[name] = run(name, options)
        except Exception as error:  # noqa: BLE001  the others still run
            failed = True
            results[name] = {"failed": f"{type(error).__name__}: {error}"}
            details = io.StringIO()
            traceback.print_exc(file=details)
            print(details.getvalue(), file=sys.stderr)
        if not options.json:
            print("\n".join([f"== {name}", *lines(results[name]), ""]), flush=True)
    if options.json:
        print(json.dumps(results, ensure_ascii=False))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
