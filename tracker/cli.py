"""The command line, for people and for benchmarks; everything heavy is loaded by the command that needs it."""

import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker import __version__, asked, paths
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.actions.importing import Outcome
    from tracker.store.dossier import Dossier

_CLEAR = "\r\x1b[K"  # wipes the progress line of a terminal


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
    with _opened(dossier, create=True) as opened:
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
    for answer in corpus.answers(sources, asked.day(published) if published else None, language, failures):
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
@click.option("--deadlines", "ledger", flag_value="deadlines", help="Deadlines: days left, what became of them, moves.")
@click.option("--exchanges", "ledger", flag_value="exchanges", help="Exchanges: promised, carried out, outstanding.")
@click.option("--conflicts", "ledger", flag_value="conflicts", help="What the sources disagree on, and who says what.")
@asked.narrowing
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, with all evidence, instead of a table.")
def list_(dossier: Path, ledger: str | None, as_json: bool, **options: Any) -> int:
    """List the events of a dossier in the order of their days, or one of its ledgers."""
    from tracker.exports import listing

    wanted = asked.wanted(options)
    language = asked.language()
    with _opened(dossier) as opened:
        plain, lines = listing.listed(opened, ledger, wanted, language, date.today())  # noqa: DTZ011  the user's today
    if as_json:
        click.echo(json.dumps(list(plain), ensure_ascii=False, indent=1))
        return 0
    some = False
    for line in lines:
        click.echo(line)
        some = True
    if not some:
        nothing = {"deadlines": "No deadline", "exchanges": "No exchange", "conflicts": "No conflict"}
        click.echo(f"{nothing.get(ledger or '', 'No event')}{' matches' if wanted else ''}.")
    return 0


@main.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", metavar="F", required=True, help="csv, json, ics, png, svg, pdf, html, pptx, handout."
)
@click.option("--output", metavar="FILE", required=True, type=click.Path(path_type=Path), help="File to write.")
@asked.narrowing
def export(dossier: Path, format_: str, output: Path, **options: Any) -> int:
    """Write the events of a dossier to a file; one that exists is replaced only by a complete new one."""
    from tracker.exports import formats
    from tracker.exports.steps import tour

    if format_ not in formats.FORMATS:
        raise click.UsageError(str(formats.UnknownFormat(format_)))
    wanted = asked.wanted(options)
    with _opened(dossier) as opened:
        rows, steps = formats.rows_of(opened, wanted), tour(opened, asked.language(), wanted.as_of)
    today = date.today()  # noqa: DTZ011  the user's today
    formats.export(rows, format_, output, language=asked.language(), today=today, title=dossier.stem, steps=steps)
    return 0


@main.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.argument("other", type=click.Path(path_type=Path))
def merge(dossier: Path, other: Path) -> int:
    """Take over what another dossier has: articles, decisions, scenes; the other file is only read.

    Where both decided, what was decided here stands, and the difference is printed.
    """
    from tracker.actions.combining import combine
    from tracker.exports import listing

    if dossier.exists():
        _back_up(dossier)
    with _opened(dossier) as opened:
        _, combined = combine(opened, other)
        for line in listing.differences(opened, combined.conflicts, asked.language()):
            click.echo(line)
        events = opened.events.count()
    click.echo(f"{combined.added} new articles, {combined.known} already there; {dossier} now shows {events} events.")
    return 0


@main.command()
@click.argument("dossier", type=click.Path(path_type=Path))
def check(dossier: Path) -> int:
    """Look through a dossier: say what is wrong with it and how to mend it."""
    from tracker.store.dossier import DossierDamaged

    try:
        with _opened(dossier) as opened:
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
    wanted = asked.day(backup).isoformat() if backup else None
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


@main.command("check-language")
@click.argument("code")
@click.option("--new", is_flag=True, help="Begin a pack for a language that has none: its files with empty lists.")
def check_language(code: str, new: bool) -> int:
    """Say what is wrong with the words and rules of a language (de, fr, …), and what is still to be translated.

    Your own files win over those that come with the program, file by file; which are read is said first.
    """
    from tracker.mentions import proving

    if new:
        click.echo(f"{proving.begin(code)} holds the beginning of a pack; fill in the lists, and ask again.")
        return 0
    errors, lines = proving.report(code)
    click.echo("\n".join(lines))
    return 1 if errors else 0


def _newest_backup(dossier: Path) -> str:
    from tracker.store import backups

    known = backups.copies(dossier)
    if not known:
        return "There is no backup of it yet; one is made each day on which it is used."
    return f"Newest backup: {known[0]}. “negotiation-tracker restore {dossier}” puts it in its place."


def _opened(path: Path, *, create: bool = False) -> "Dossier":
    """Open a dossier, and say so where one of an earlier version takes its time."""
    from tracker.store.dossier import Dossier

    if Dossier.outdated(path):
        _say(f"{path} is of an earlier version and is brought up to date …")
    return Dossier.open(path, create=create)


def _back_up(dossier: Path) -> None:
    """Make the day's backup; where that fails the work goes on, for it does no harm itself."""
    from tracker.store import backups

    try:
        backups.back_up_daily(dossier)
    except (Problem, OSError) as error:
        _say(f"No backup was made: {error}")


# ------------------------------------------------------------------ the window


def _window(dossier: Path | None, *, sample: bool) -> int:
    from tracker.desktop import libraries

    try:
        from tracker.desktop import app

        return app.run(dossier, sample=sample)
    except ImportError as error:
        problem = libraries.missing(error)
        if problem is None:
            raise
        raise problem from error


# ------------------------------------------------------------------ what was typed, what is said


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
