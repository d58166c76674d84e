"""From a file, a mail or a dropped selection to an Article."""
