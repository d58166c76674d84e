"""How much of anything one file may cost before it is refused."""

FILE_BYTES = 50 * 2**20
HTML_BYTES = 3 * 2**20  # trafilatura has no bound of its own: 5 MB of <p> took more than 30 s
HTML_ELEMENTS = 60_000
TEXT_CHARACTERS = 2_000_000
ZIP_ENTRIES = 2_000
ZIP_RATIO = 100
ZIP_BYTES = 200 * 2**20
ZIP_PART_BYTES = 40 * 2**20  # one part of an archive that is parsed as a tree
PDF_PAGES = 1_000
NESTING = 3  # mails in mails, articles in mails
PARTS = 50  # articles in one file
SECONDS = 20.0
MEMORY_BYTES = 2**30
