"""The page for a browser: whole in one file, closed to the outside, harmless whatever a dossier says, and usable."""

import base64
import hashlib
import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exports import browser as chromium
from tests.exports.browser import Browser
from tests.gallery import making
from tracker.actions import correcting
from tracker.dates.when import Precision, When
from tracker.exports.formats import export, rows_of
from tracker.exports.steps import tour
from tracker.mentions.mention import Facts, Kind, Status
from tracker.store.dossier import Dossier

HOSTILE = (
    '</script><img src=x onerror="window.hacked=1"><script>window.hacked=2</script>',
    "<!--<script>window.hacked=3//",
    "\u2028\u2029']);window.hacked=4;//\\u003cscript\\u003e{{script}} {{data}}",
)
needs_chromium = pytest.mark.skipif(chromium.found() is None, reason="no Chromium or Chrome is installed")


def data(text: str) -> dict[str, Any]:
    [found] = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    values: dict[str, Any] = json.loads(found)
    return values


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


def hostile(opened: Dossier) -> None:
    day = When(date(2026, 2, 2), date(2026, 2, 2), Precision.DAY)
    for title in HOSTILE:
        facts = Facts(kind=Kind.AGREEMENT, status=Status.COMPLETED, when=day, place=title, parties=("RU", title))
        _, event = correcting.add(opened, facts, title=title, note=title)
        correcting.tag(opened, [event], [title])
    correcting.add(opened, Facts(kind=Kind.DEADLINE, status=Status.SCHEDULED), title="No day is known")


def made(folder: Path, name: str, count: int, language: str, *, touring: bool = False, bad: bool = False) -> Path:
    page = folder / f"{name}.html"
    if not page.exists():
        with making.dossier(folder / f"{name}.dossier", count, language, tour=touring) as opened:
            if bad:
                hostile(opened)
            title = HOSTILE[0] if bad else "Talks & more"
            steps = tour(opened, language)
            export(rows_of(opened), "html", page, language=language, today=making.TODAY, title=title, steps=steps)
    return page


@pytest.fixture
def page(folder: Path) -> Callable[..., Path]:
    return lambda name, *args, **more: made(folder, name, *args, **more)


def test_it_is_whole_and_closed(page: Callable[..., Path]) -> None:
    text = page("bad", 20, "en", bad=True).read_text("utf-8")
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL)
    assert [bool(kind) for kind, _ in scripts] == [True, False], "one of data, one that runs"
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    rules = dict(part.strip().partition(" ")[::2] for part in policy[1].split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for name, element in (("script-src", scripts[1][1]), ("style-src", text.split("<style>")[1].split("</style>")[0])):
        digest = base64.b64encode(hashlib.sha256(element.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    outside = text.replace(scripts[0][1], "").replace("http://www.w3.org/2000/svg", "")
    assert "http" not in re.sub(r"http-equiv", "", outside) and "url(" not in outside.replace("url(#", "")
    assert " style=" not in text and not re.findall(r"<[^>]* on\w+=", outside)


def test_hostile_words_stay_words(page: Callable[..., Path]) -> None:
    text = page("bad", 20, "en", bad=True).read_text("utf-8")
    assert text.lower().count("</script") == 2 and "<img" not in text and "<!--" not in text
    assert f"<title>{html.escape(HOSTILE[0])}</title>" in text
    told = data(text)["events"]
    assert {event["title"] for event in told} >= {" ".join(title.split()) for title in HOSTILE}


def test_only_addresses_of_the_web_become_links(folder: Path) -> None:
    from dataclasses import replace

    with making.dossier(folder / "links.dossier", 3, "en") as opened:
        rows = rows_of(opened)
        bad = ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "JaVaScRiPt:x", "https://example.org/a")
        tellings = [
            replace(rows[0].tellings[0], article=replace(rows[0].tellings[0].article, url=address)) for address in bad
        ]
        page = folder / "links.html"
        export([replace(rows[0], tellings=tuple(tellings))], "html", page)
    [event] = data(page.read_text("utf-8"))["events"]
    assert [telling["url"] for telling in event["told"]] == ["", "", "", "", "https://example.org/a"]


def test_it_holds_what_is_known_of_each_event(page: Callable[..., Path], folder: Path) -> None:
    known = data(page("de", 60, "de", touring=True).read_text("utf-8"))
    assert known["words"]["list"] == "Alle Ereignisse als Liste"
    with Dossier.open(folder / "de.dossier") as opened:
        rows = {row.event.title or row.identifier: row for row in rows_of(opened)}
    assert len(known["events"]) == len(rows) == 60
    starts = [event["start"] for event in known["events"] if event["start"] is not None]
    assert starts == sorted(starts)
    exchange = next(event for event in known["events"] if event["kind"] == "prisoner_exchange")
    assert int(exchange["number"]) > 50 and exchange["told"][0]["sentences"]
    assert exchange["told"][0]["outlet"] in making._OUTLETS["de"]
    assert ["Ort", "Genf"] in [fact for event in known["events"] for fact in event["facts"]]
    [first, *_, last] = known["steps"]
    assert first["title"] == "Wie es begann" and len(first["lit"]) == 3 and "Stand 1. März 2026" in last["facts"]
    later = {event for step in known["steps"][1:] for event in step["lit"]} - set(first["lit"])
    assert later <= set(first["hidden"])


def test_what_a_tour_is_about_is_there_though_a_filter_leaves_it_out(folder: Path) -> None:
    from tracker.store.filters import Filter

    with making.dossier(folder / "few.dossier", 30, "en", tour=True) as opened:
        steps = tour(opened, "en")
        rows = rows_of(opened, Filter(kinds=frozenset({Kind.CEASEFIRE})))
        export(rows, "html", folder / "few.html", steps=steps)
    known = data((folder / "few.html").read_text("utf-8"))
    wanted = {row.key for row in rows} | {row.key for step in steps for row in step.events}
    assert len(known["events"]) == len(wanted)
    assert [len(step["lit"]) for step in known["steps"]] == [len(step.lit) for step in steps]


# ---------------------------------------------------------------------- in Chromium


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("chromium")) as one:
        yield one


@pytest.fixture
def opened(shared: Browser, page: Callable[..., Path]) -> Callable[..., Browser]:
    def open_(name: str, *args: Any, **more: Any) -> Browser:
        path = page(name, *args, **more)
        shared.requests.clear()
        shared.complaints.clear()
        shared.open(path)
        return shared

    return open_


def count(browser: Browser, selector: str) -> int:
    return int(browser.ask(f"document.querySelectorAll({json.dumps(selector)}).length"))


def text(browser: Browser, selector: str) -> str:
    return str(browser.ask(f"document.querySelector({json.dumps(selector)}).textContent"))


def axis(browser: Browser) -> str:
    return str(browser.ask("[...document.querySelectorAll('.axis text')].map((one) => one.textContent).join('|')"))


@needs_chromium
def test_it_asks_for_nothing_and_runs_nothing_of_the_dossiers(opened: Callable[..., Browser], folder: Path) -> None:
    browser = opened("bad", 20, "en", bad=True)
    browser.click("#list summary")
    for at in range(count(browser, "#list li button")):
        browser.ask(f"document.querySelectorAll('#list li button')[{at}].click()")
        assert text(browser, "#details h2") != ""
    assert browser.ask("window.hacked === undefined") and count(browser, "img, iframe, object, link") == 0
    assert count(browser, "script") == 2
    titles = browser.ask("[...document.querySelectorAll('#list li button')].map((one) => one.textContent).join(' ')")
    assert HOSTILE[0] in titles and browser.ask("document.title") == HOSTILE[0]
    assert browser.requests == [(folder / "bad.html").as_uri()] and browser.complaints == []


@needs_chromium
def test_the_policy_stops_what_is_put_into_the_page(opened: Callable[..., Browser]) -> None:
    browser = opened("bad", 20, "en", bad=True)
    browser.ask(
        "document.body.insertAdjacentHTML('beforeend', '<img src=http://127.0.0.1:9/x onerror=window.hacked=5>')"
    )
    browser.ask(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hacked=6'}))"
    )
    refused = browser.ask("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')")
    assert refused == "refused" and browser.ask("window.hacked === undefined")
    assert len([line for line in browser.complaints if "Content Security Policy" in line]) >= 3


@needs_chromium
def test_a_click_tells_of_an_event_with_its_sentences(opened: Callable[..., Browser], folder: Path) -> None:
    browser = opened("en", 60, "en", touring=True)
    browser.click("#timeline .event .sign")
    known = data((folder / "en.html").read_text("utf-8"))["events"]
    chosen = known[int(browser.ask("document.querySelector('.event.lit').dataset.event"))]
    assert text(browser, "#details h2") == chosen["title"]
    assert chosen["told"][0]["sentences"][0] in text(browser, "#details blockquote")
    assert browser.ask("document.querySelector('#details a').href") == chosen["told"][0]["url"]
    assert browser.ask("document.querySelector('#details a').rel") == "noopener noreferrer nofollow"
    browser.press("Escape")
    assert browser.ask("document.querySelector('#details').hidden") and count(browser, ".event.lit") == 0


@needs_chromium
def test_the_filter_narrows_by_kind_status_party_and_words(opened: Callable[..., Browser], folder: Path) -> None:
    browser = opened("en", 60, "en", touring=True)
    known = data((folder / "en.html").read_text("utf-8"))["events"]

    def shown() -> int:
        return int(text(browser, "#count").split()[0])

    assert shown() == 60
    browser.click("#filter label.kind-deadline")
    assert shown() == sum(event["kind"] == "deadline" for event in known)
    assert count(browser, "#timeline .event.kind-deadline") and not count(browser, "#timeline .event.kind-ceasefire")
    browser.click("#filter label.kind-deadline")
    for name, key, fits in (("status", "completed", "status"), ("party", "IR", "parties")):
        browser.ask(f"(() => {{ const s = document.getElementById('{name}'); s.value = '{key}'; s.onchange(); }})()")
        assert shown() == sum(key in (event[fits] if fits == "parties" else [event[fits]]) for event in known) < 60
        browser.ask(f"(() => {{ const s = document.getElementById('{name}'); s.value = ''; s.onchange(); }})()")
    browser.click("#search")
    for letter in "geneva":
        browser.press(letter)
    titled = [event["title"] for event in known]
    assert 0 < shown() < 60 and shown() >= sum("Geneva" in title for title in titled)
    browser.ask("(() => { const s = document.getElementById('search'); s.value = 'nowhere at all'; s.oninput(); })()")
    browser.drawn()
    assert shown() == 0 and text(browser, "#timeline").count("No event matches.") == 1


@needs_chromium
def test_wheel_drag_fingers_and_keys_move_through_time(opened: Callable[..., Browser]) -> None:
    browser = opened("en", 60, "en", touring=True)
    whole = axis(browser)
    browser.mouse("mouseWheel", 700, 300, deltaX=0, deltaY=-600)
    browser.drawn()
    near = axis(browser)
    assert near != whole and count(browser, "#timeline .event") < 60
    browser.drag((900, 300), (500, 300))
    moved = axis(browser)
    assert moved != near
    browser.mouse("mouseWheel", 700, 300, deltaX=0, deltaY=300, modifiers=8)  # with Shift
    browser.drawn()
    assert axis(browser) != moved
    browser.click("#timeline .lane")
    browser.press("0")
    assert axis(browser) == whole
    browser.press("+")
    assert axis(browser) != whole
    browser.press("0")
    browser.touch("touchStart", (600, 300), (800, 300))
    browser.touch("touchMove", (400, 300), (1000, 300))
    browser.touch("touchEnd")
    browser.drawn()
    assert axis(browser) != whole, "two fingers zoom"
    browser.press("0")
    assert count(browser, ".event.lit") == 0
    browser.press("ArrowRight")
    first = browser.ask("document.querySelector('.event.lit').dataset.event")
    active = browser.ask("document.getElementById('timeline').getAttribute('aria-activedescendant')")
    assert active == f"event-{first}" and browser.ask("document.activeElement.id") == "timeline"
    browser.press("ArrowRight")
    assert int(browser.ask("document.querySelector('.event.lit').dataset.event")) == int(first) + 1
    browser.press("Enter")
    assert browser.ask("!document.getElementById('details').hidden")


@needs_chromium
def test_the_tour_goes_step_by_step_and_hides_what_comes_later(opened: Callable[..., Browser], folder: Path) -> None:
    browser = opened("en", 60, "en", touring=True)
    steps = data((folder / "en.html").read_text("utf-8"))["steps"]
    browser.click("#begin")
    for at, step in enumerate(steps):
        assert text(browser, "#steps h2") == step["title"] and text(browser, "#steps .at") == f"{at + 1}/{len(steps)}"
        lit = browser.ask("[...document.querySelectorAll('.event.lit')].map((one) => Number(one.dataset.event))")
        assert set(lit) == set(step["lit"]), step["title"]
        seen = browser.ask("[...document.querySelectorAll('.event')].map((one) => Number(one.dataset.event))")
        assert not set(seen) & set(step["hidden"])
        assert not step["sentence"] or step["sentence"] in text(browser, "#steps")
        browser.press("PageDown")
    browser.press("Escape")
    assert browser.ask("document.getElementById('steps').hidden") and count(browser, ".event.faint") == 0


@needs_chromium
def test_without_a_tour_it_goes_event_by_event(opened: Callable[..., Browser]) -> None:
    browser = opened("three", 3, "de")
    browser.click("#begin")
    for at in range(3):
        assert count(browser, "#timeline .event") == at + 1 and count(browser, ".event.lit") == 1
        browser.click("#steps button.main") if at < 2 else None
    assert browser.ask("document.querySelector('#steps button.main').disabled")
    assert text(browser, "#begin") == "▶ Schritt für Schritt"


@needs_chromium
@pytest.mark.parametrize("zooms", [0, 3])
def test_thousands_are_counted_and_none_is_lost(opened: Callable[..., Browser], zooms: int) -> None:
    browser = opened("many", 3000, "en")
    for _ in range(zooms):
        browser.mouse("mouseWheel", 700, 300, deltaX=0, deltaY=-400)
        browser.drawn()
    counted = browser.ask(
        "[...document.querySelectorAll('.pill text')].reduce((sum, one) => sum + Number(one.textContent), 0)"
    )
    alone = browser.ask("[...document.querySelectorAll('.event')].length")
    beyond = browser.ask(
        "[...document.querySelectorAll('.beyond')]"
        ".reduce((sum, one) => sum + Number(one.textContent.replace(/[‹›]/g, '')), 0)"
    )
    # Clusters reach a little over the edges of what is seen: their events are counted there, and as those beyond.
    assert counted + alone <= 3000 <= counted + alone + beyond and alone < 700
    assert count(browser, "#timeline *") < 6000
    if not zooms:
        assert counted + alone == 3000
    browser.click("#timeline .pill")
    assert axis(browser)


@needs_chromium
def test_light_and_dark_follow_the_system(page: Callable[..., Path], tmp_path: Path) -> None:
    from tracker.timeline.theme import contrast, load

    for dark in (False, True):
        with Browser(tmp_path / str(dark), dark=dark) as browser:
            browser.open(page("three", 3, "de"))
            colour = browser.ask("getComputedStyle(document.querySelector('main')).backgroundColor")
            red, green, blue = map(int, re.findall(r"\d+", colour))
            theme = load("dark" if dark else "light")
            assert f"#{red:02x}{green:02x}{blue:02x}" == theme.paper
            assert contrast(theme.ink, theme.paper) >= 7


@needs_chromium
def test_everything_has_a_name_for_screen_readers(opened: Callable[..., Browser]) -> None:
    browser = opened("en", 60, "en", touring=True)
    browser.click("#timeline .event .sign")
    nameless = browser.ask(
        "[...document.querySelectorAll('button, select, input, svg[role], form, .event, .pill')].filter((one) =>"
        " !(one.getAttribute('aria-label') || one.textContent.trim() || one.labels?.[0]?.textContent.trim())).length"
    )
    assert nameless == 0
    assert browser.ask("document.documentElement.lang") == "en"
    tab = browser.ask("[...document.querySelectorAll('[tabindex]')].every((one) => one.tabIndex <= 0)")
    assert tab and browser.ask("document.getElementById('timeline').tabIndex") == 0
