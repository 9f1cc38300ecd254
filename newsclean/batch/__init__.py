"""Many pages: sources of pages, sinks for rows, and :func:`run` between them.

Example:
    >>> from newsclean.batch import Plan, run
    >>> report = run("crawl.warc.gz", "articles.parquet", plan=Plan(workers=4))  # doctest: +SKIP
"""
