"""Single pieces: a story and a piece in; a Document of a card, a one-sheet or a poster out."""
