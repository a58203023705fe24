"""How records and people come in: collecting, the hand-in folder, files collected, the roster."""
