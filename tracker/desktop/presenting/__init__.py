"""Presenting to a class or a room: the stage, its quiz, the speaker's screen, cards to order, and the tour's scenes."""
