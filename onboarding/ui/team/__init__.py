"""The manager's pages: who is in the team, and how everybody stands."""
