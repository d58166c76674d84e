"""The interface's language: which one, and loading its translation."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from tracker import paths

NAMES = {"en": "English", "de": "Deutsch"}


def chosen(setting: str) -> str:
    """Return the language to speak: the user's, or the first of the system's that we speak, else English."""
    if setting in NAMES:
        return setting
    spoken = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in spoken if code in NAMES), "en")


def speak(app: QCoreApplication, setting: str) -> str:
    """Load the translations of the language and return it; widgets get Qt's LanguageChange."""
    language = chosen(setting)
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(language))
    for folder, name in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{language}"),
        (str(paths.resources() / "translations"), language),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
        else:
            translator.deleteLater()
    return language
