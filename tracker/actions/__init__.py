"""What a user can do to a dossier: one function, one undoable step a deed."""
