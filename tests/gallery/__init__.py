"""The gallery: every theme, size and state of what the program shows, as pictures to look at."""
