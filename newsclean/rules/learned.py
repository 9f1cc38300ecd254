"""What was learned, as one hash: written by ``docs/rule_catalogue.py``."""

LEARNED = "6787b8aebacd"
"""Of the weights of words, the trees of furniture and those of the article finder."""
