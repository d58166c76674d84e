"""The command line, for people and for benchmarks; everything heavy is loaded by the command that needs it."""

import json
import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker import __version__, paths
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.actions.importing import Outcome
    from tracker.mentions.mention import Kind

_CLEAR = "\r\x1b[K"  # wipes the progress line of a terminal

# What Qt loads from the system: the beginning of the file's name, Debian's and Fedora's package.
_PACKAGES = (
    ("libEGL", "libegl1", "libglvnd-egl"),
    ("libGLX", "libglx0", "libglvnd-glx"),
    ("libGL", "libgl1", "libglvnd-glx"),
    ("libOpenGL", "libopengl0", "libglvnd-opengl"),
    ("libxkbcommon-x11", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ("libxkbcommon", "libxkbcommon0", "libxkbcommon"),
    ("libxcb-cursor", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxcb-icccm", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-render-util", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxcb-shape", "libxcb-shape0", "libxcb"),
    ("libxcb-xkb", "libxcb-xkb1", "libxcb"),
    ("libxcb", "libxcb1", "libxcb"),
    ("libX11-xcb", "libx11-xcb1", "libX11-xcb"),
    ("libX11", "libx11-6", "libX11"),
    ("libfontconfig", "libfontconfig1", "fontconfig"),
    ("libfreetype", "libfreetype6", "freetype"),
    ("libdbus-1", "libdbus-1-3", "dbus-libs"),
    ("libglib-2.0", "libglib2.0-0", "glib2"),
    ("libgthread-2.0", "libglib2.0-0", "glib2"),
    ("libz.", "zlib1g", "zlib"),
)


class MissingLibrary(Problem):
    """The window needs something that is not installed."""


class _Commands(click.Group):
    """The commands; a first word that is none of them is a dossier to open. Errors are one line each."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        if len(args) > 1 or _meant(args[0], self.list_commands(ctx)):
            like = _meant(args[0], self.list_commands(ctx))
            ctx.fail(f"There is no command “{args[0]}”{f'; did you mean “{like}”?' if like else '.'}")
        return _OPEN, self.commands[_OPEN], args

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command and end the process: with 2 after wrong use, with 1 after what failed."""
        run: Any = super().main
        if not standalone_mode:
            return run(*args, standalone_mode=False, **extra)
        try:
            result = run(*args, standalone_mode=False, **extra)
            sys.stdout.flush()
        except click.UsageError as error:
            _say(f"{error.format_message()} See “{error.ctx.command_path if error.ctx else 'it'} --help”.")
            sys.exit(2)
        except click.ClickException as error:
            _say(error.format_message())
            sys.exit(1)
        except Problem as problem:
            _say(str(problem))
            sys.exit(1)
        except (KeyboardInterrupt, click.Abort):
            _say("Stopped; what was done so far is kept.")
            sys.exit(130)
        except BrokenPipeError:
            # Whoever read our output has enough; nothing more may be written to it, not even at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except Exception as error:  # noqa: BLE001  the last safety net
            _say(_unforeseen(error))
            sys.exit(1)
        sys.exit(result if isinstance(result, int) else 0)


_OPEN = "open"


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    no_args_is_help=False,
    subcommand_metavar="[DOSSIER] | COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--sample", is_flag=True, help="Open the window with the sample articles in a new dossier.")
@click.version_option(__version__, prog_name="negotiation-tracker", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, sample: bool) -> int | None:
    """Find negotiation rounds, deadlines and prisoner exchanges in articles and draw them on a timeline.

    With a DOSSIER, or nothing, the window opens; a dossier that does not exist yet is made.
    Nothing is ever sent over the network.
    """
    if ctx.invoked_subcommand is None:
        return _window(None, sample=sample)
    if sample:
        ctx.fail("--sample stands alone.")
    return None


@main.command(_OPEN, hidden=True)
@click.argument("dossier", type=click.Path(path_type=Path))
def open_(dossier: Path) -> int:
    """Open the window on a dossier."""
    return _window(dossier, sample=False)


@main.command("import")
@click.argument("dossier", type=click.Path(path_type=Path))
@click.argument("articles", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_(dossier: Path, articles: tuple[Path, ...]) -> int:
    """Import articles, files or whole folders, into a dossier; it is made if there is none."""
    from collections import Counter

    from tracker.actions.importing import import_paths
    from tracker.store.dossier import Dossier

    live = sys.stderr.isatty()

    def tell(outcome: "Outcome", done: int, total: int) -> None:
        if outcome.result == "failed":
            _say(f"{outcome.path or outcome.name}: {outcome.problem}", live)
        elif outcome.needs_day:
            _say(f"{outcome.path or outcome.name}: imported, but its day of publication is not known.", live)
        if live:
            click.echo(f"{_CLEAR}{done} of {total}: {outcome.name}"[:120], err=True, nl=False)

    if dossier.exists():
        _back_up(dossier)
    with Dossier.open(dossier) as opened:
        _, outcomes = import_paths(opened, articles, on_progress=tell)
        events = opened.events.count()
    if live:
        click.echo(_CLEAR, err=True, nl=False)
    results: Counter[str] = Counter(outcome.result for outcome in outcomes)
    if not outcomes:
        raise click.UsageError("There is no article in what was named.")
    told = [
        f"{results[result]} {words}"
        for result, words in (
            ("added", "new"),
            ("version", "newer versions"),
            ("duplicate", "already there"),
            ("failed", "not read"),
        )
        if results[result]
    ]
    click.echo(f"{', '.join(told)}; {dossier} now shows {events} events.")
    return 1 if results["failed"] else 0


@main.command()
@click.argument("sources", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--published", metavar="YYYY-MM-DD", help="Day of publication of the articles (in .jsonl: of those without one)."
)
@click.option("--language", metavar="CODE", help="Language of the articles (ISO 639-1); detected if not given.")
def extract(sources: tuple[Path, ...], published: str | None, language: str | None) -> int:
    """Print what articles tell, one JSON line an article.

    The fields are those of the annotated articles; events of several articles that are one occasion
    bear one id. A PATH ending in .jsonl holds one {"article", "text", "published"} a line.
    """
    from tracker.exports import corpus

    failures = _Failures()
    for answer in corpus.answers(sources, _day(published) if published else None, language, failures):
        click.echo(json.dumps(answer, ensure_ascii=False))
    return 1 if failures.count else 0


@main.command()
@click.argument("documents", metavar="DOCS.jsonl", type=click.Path(allow_dash=True, path_type=Path))
def timexes(documents: Path) -> int:
    """Print the time expressions of documents, one JSON line each.

    A line of DOCS.jsonl (- for standard input) is {"doc", "lang", "dct", "text"}, a line of the answer
    {"doc", "timexes": [{"start", "end", "text", "type", "value"}]} with TIMEX3 types and values.
    """
    from tracker.exports import corpus

    failures = _Failures()
    for answer in corpus.timexes(documents, failures):
        click.echo(json.dumps(answer, ensure_ascii=False))
    return 1 if failures.count else 0


@main.command("list")
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option(
    "--kind", metavar="K", multiple=True, help="Only this kind (negotiation_round, deadline, …); may be repeated."
)
@click.option(
    "--party", metavar="P", multiple=True, help="Only with this party (UA, Ukraine, Hamas …); may be repeated."
)
@click.option("--since", metavar="D", help="Only what may be on this day or later (2026-02-05, June 2026).")
@click.option("--until", metavar="D", help="Only what may be on this day or before.")
@click.option("--search", metavar="WORDS", help="Only what has all these words in title, place, note or evidence.")
@click.option("--as-of", metavar="D", help="Only what had been published on this day, as it was known then.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array with all evidence instead of a table.")
def list_(
    dossier: Path,
    kind: tuple[str, ...],
    party: tuple[str, ...],
    since: str | None,
    until: str | None,
    search: str | None,
    as_of: str | None,
    as_json: bool,
) -> int:
    """List the events of a dossier in the order of their days."""
    from tracker.exports import as_table
    from tracker.exports.as_json import plain
    from tracker.exports.formats import rows_of
    from tracker.store.dossier import Dossier
    from tracker.store.filters import Filter

    wanted = Filter(
        kinds=frozenset(map(_kind, kind)),
        parties=frozenset(code for name in party for code in _parties(name)),
        since=_day(since, last=False) if since else None,
        until=_day(until, last=True) if until else None,
        words=search or "",
        as_of=_day(as_of, last=True) if as_of else None,
    )
    with Dossier.open(dossier, create=False) as opened:
        rows = rows_of(opened, wanted)
    language = _language()
    if as_json:
        click.echo(json.dumps([plain(row, language) for row in rows], ensure_ascii=False, indent=1))
    elif rows:
        for line in as_table.lines(rows, language):
            click.echo(line)
    else:
        click.echo("No event." if not wanted else "No event matches.")
    return 0


@main.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option("--format", "format_", metavar="F", required=True, help="csv, json, ics, png, svg or pdf.")
@click.option("--output", metavar="FILE", required=True, type=click.Path(path_type=Path), help="File to write.")
@click.option("--as-of", metavar="D", help="Only what had been published on this day, as it was known then.")
def export(dossier: Path, format_: str, output: Path, as_of: str | None) -> int:
    """Write the events of a dossier to a file; one that exists is replaced only by a complete new one."""
    from tracker.exports import formats
    from tracker.store.dossier import Dossier
    from tracker.store.filters import Filter

    if format_ not in formats.FORMATS:
        raise click.UsageError(str(formats.UnknownFormat(format_)))
    with Dossier.open(dossier, create=False) as opened:
        rows = formats.rows_of(opened, Filter(as_of=_day(as_of, last=True) if as_of else None))
    formats.export(rows, format_, output, language=_language(), today=date.today())  # noqa: DTZ011  the user's today
    return 0


@main.command()
@click.argument("dossier", type=click.Path(path_type=Path))
def check(dossier: Path) -> int:
    """Look through a dossier: say what is wrong with it and how to mend it."""
    from tracker.store.dossier import Dossier, DossierDamaged

    try:
        with Dossier.open(dossier, create=False) as opened:
            findings = opened.check()
            articles, events = opened.articles.count(), opened.events.count()
    except DossierDamaged as problem:
        _say(str(problem))
        click.echo(_newest_backup(dossier))
        return 1
    for finding in findings:
        click.echo(f"{finding.wrong} {finding.mend}")
    if not findings:
        click.echo(f"{dossier} is sound: {articles} articles, {events} events.")
    click.echo(_newest_backup(dossier))
    return 1 if findings else 0


@main.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option("--backup", metavar="D", help="Day of the backup (2026-02-05); the newest if not given.")
def restore(dossier: Path, backup: str | None) -> int:
    """Put a daily backup in the place of a dossier, which must be open nowhere; what was there is kept beside it."""
    from tracker.store import backups

    known = backups.copies(dossier)
    wanted = _day(backup).isoformat() if backup else None
    copy = next((copy for copy in known if wanted in (None, copy.stem)), None)
    if copy is None:
        days = ", ".join(copy.stem for copy in known)
        raise click.ClickException(
            f"There is no backup of {dossier}{f' of {wanted}' if wanted and known else ''}"
            f"{f'; there are those of {days}.' if days else '.'}"
        )
    aside = backups.restore(copy, dossier)
    click.echo(f"{dossier} is as it was on {copy.stem}{f'; what was there is in {aside}.' if aside else '.'}")
    return 0


def _newest_backup(dossier: Path) -> str:
    from tracker.store import backups

    known = backups.copies(dossier)
    if not known:
        return "There is no backup of it yet; one is made each day on which it is used."
    return f"Newest backup: {known[0]}. “negotiation-tracker restore {dossier}” puts it in its place."


def _back_up(dossier: Path) -> None:
    """Make the day's backup; where that fails the work goes on, for it does no harm itself."""
    from tracker.store import backups

    try:
        backups.back_up_daily(dossier)
    except (Problem, OSError) as error:
        _say(f"No backup was made: {error}")


# ------------------------------------------------------------------ the window


def _window(dossier: Path | None, *, sample: bool) -> int:
    try:
        from tracker.desktop import app

        return app.run(dossier, sample=sample)
    except ImportError as error:
        problem = missing_library(error)
        if problem is None:
            raise
        raise problem from error


def missing_library(error: ImportError) -> MissingLibrary | None:
    """Return what to install where Qt could not be loaded; None where the error is about something else."""
    text = str(error)
    if isinstance(error, ModuleNotFoundError):
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            return None
        return MissingLibrary("The window needs PySide6; install it with “python -m pip install PySide6-Essentials”.")
    found = re.search(r"(lib[\w.+-]+?\.so[\w.]*)", text)
    if found is None:
        return None
    library = found.group(1)
    for beginning, debian, fedora in _PACKAGES:
        if library.startswith(beginning):
            return MissingLibrary(
                f"The window needs the system library {library}; install it with “sudo apt install {debian}”"
                f" (Debian, Ubuntu) or “sudo dnf install {fedora}” (Fedora)."
            )
    return MissingLibrary(f"The window needs the system library {library}; install the package that holds it.")


# ------------------------------------------------------------------ what was typed, what is said


def _day(words: str, *, last: bool = False) -> date:
    """Return the day that was typed, of a window its first or last; raises UsageError where it is none."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    from tracker.dates import typed

    when = typed.parse(words, _language(), date.today())  # noqa: DTZ011  the user's today
    if when is None or when.start is None or when.end is None:
        raise click.UsageError(f"“{words}” is no day; write it like 2026-02-05.")
    return when.end if last else when.start


def _kind(word: str) -> "Kind":
    from tracker.mentions.mention import Kind

    try:
        return Kind(word.replace("-", "_").lower())
    except ValueError:
        raise click.UsageError(f"There is no kind “{word}”; choose one of {', '.join(Kind)}.") from None


def _parties(name: str) -> list[str]:
    """Return the codes that a name stands for, in any language of ours; what nobody knows is taken as a code."""
    from tracker.languages import packs
    from tracker.mentions import actors

    if len(name) == 2 and name.isascii():
        return [name.upper()]
    for code in (_language(), *packs.codes()):
        found = [actor.code for actor in actors.find(name, code, None)]
        if found:
            return found
    return [name]


def _language() -> str:
    """Return the language of the interface: the user's setting, else the system's, else English."""
    from tracker.settings import Settings

    chosen = Settings.load().get("language")
    if chosen == "system":
        variables = ("LC_ALL", "LC_MESSAGES", "LANG")
        chosen = next((value for name in variables if (value := os.environ.get(name))), "")[:2].lower()
    return chosen if chosen in ("en", "de") else "en"


def _meant(word: str, commands: Sequence[str]) -> str | None:
    """Return the command that a word is a slip of; None where it looks like a file's name."""
    if Path(word).suffix or "/" in word or os.sep in word or Path(word).exists():
        return None
    return next(iter(get_close_matches(word, commands, 1, 0.75)), None)


class _Failures:
    """Says each failure on its own line and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, sentence: str) -> None:
        self.count += 1
        _say(sentence)


def _say(line: str, over: bool = False) -> None:
    """Say one line on standard error, over the progress line if one stands there."""
    click.echo((_CLEAR if over else "") + " ".join(line.split()), err=True)


def _unforeseen(error: Exception) -> str:
    """Return one line about an error that is our fault; its details go into a file for whoever mends it."""
    import traceback

    where = paths.user_data() / "last-error.txt"
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        details = f"; the details are in {where}"
    except OSError:
        details = ""
    return f"Something went wrong in the program itself ({type(error).__name__}: {error}){details}."
