"""My record: what I completed, handing in, and what is held about me."""
