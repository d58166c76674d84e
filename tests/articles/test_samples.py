"""The shipped samples read as what they are: dated, titled, each by its outlet, in four languages."""

from tracker import paths
from tracker.articles import gathering, reading
from tracker.articles.article import Known


def test_samples_tell_their_day_outlet_and_language_by_themselves() -> None:
    files = list(gathering.files([paths.data() / "samples"]))
    articles = [article for file in files for article in reading.read(file)]
    assert len(articles) == len(files) >= 8
    for article in articles:
        assert article.published is not None
        assert article.published.known in {Known.MARKUP, Known.TEXT}, article.name
        assert article.name.startswith(article.published.day.isoformat())
        assert article.outlet and len(article.title) > 20
    assert {article.language for article in articles} == {"de", "en", "fr", "uk"}
    assert {article.format for article in articles} == {"txt", "md", "html", "eml", "docx", "pdf"}
    assert len({article.content for article in articles}) == len(articles)
