"""The shipped themes: complete, and readable by WCAG's measure."""

import pytest

from tracker import paths
from tracker.mentions.mention import Kind
from tracker.timeline import theme
from tracker.timeline.theme import ThemeError, contrast, load, mixed


def test_all_four_themes_are_there() -> None:
    assert set(theme.names()) == {"light", "dark", "stage", "paper"}


@pytest.mark.parametrize("name", ["light", "dark", "stage", "paper"])
def test_text_is_readable_on_every_ground(name: str) -> None:
    shown = load(name)
    least = 7.0 if name == "stage" else 4.5
    for ground in (shown.paper, shown.panel, shown.band, shown.raised, shown.weekend):
        assert contrast(shown.ink, ground) >= 7.0
        assert contrast(shown.muted, ground) >= least
    for kind in Kind:
        assert contrast(shown.kinds[kind], shown.paper) >= least
        assert contrast(shown.on(shown.kinds[kind]), shown.kinds[kind]) >= least
    assert contrast(shown.on_accent, shown.accent) >= least
    for text in (shown.warning, shown.danger, shown.good, shown.accent):
        assert contrast(text, shown.paper) >= least
    assert contrast(shown.on(shown.today), shown.today) >= 4.5


def test_mixing_and_contrast() -> None:
    assert mixed("#000000", 0.5, "#ffffff") == "#808080"
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "no theme of that name"),
        ("paper = [", "cannot be read"),
        ('paper = "#ffffff"', "missing or unknown"),
    ],
)
def test_a_broken_theme_says_what_is_wrong(text, why, tmp_path, monkeypatch) -> None:
    (tmp_path / "themes").mkdir()
    if text is not None:
        (tmp_path / "themes" / "mine.toml").write_text(text, "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(ThemeError, match=why):
        load("mine")


def test_a_colour_must_be_one(tmp_path, monkeypatch) -> None:
    whole = (paths.resources() / "themes" / "light.toml").read_text("utf-8")
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "mine.toml").write_text(whole.replace('"#1b1f26"', '"black"'), "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(ThemeError, match="ink is not a colour"):
        load("mine")
