"""newsclean inside other people's engines, crawlers and frames; nothing here is imported until you import it.

==================  =======================================================  =========================
module              brings                                                   install
==================  =======================================================  =========================
``.datatrove``      ``CleanNews``, a pipeline step                           ``newsclean[datatrove]``
``.ray``            ``clean(dataset)``, ``CleanTables`` for ``map_batches``  ``newsclean[ray]``
``.spark``          ``clean(frame)``                                         ``newsclean[spark]``
``.dask``           ``clean(frame)``                                         ``newsclean[dask]``
``.pandas``         ``clean(frame)``, ``frame.newsclean.clean()``            ``newsclean[batch]``, pandas
``.polars``         ``clean(frame)``                                         ``newsclean[polars]``
``.scrapy``         ``CleanPipeline``, ``clean_response(response)``          ``newsclean[scrapy]``
``.langchain``      ``NewsLoader``                                           ``newsclean[langchain]``
``.llama_index``    ``NewsReader``                                           ``newsclean[llama-index]``
==================  =======================================================  =========================

All of them keep one promise: a page in, a row out, failures included with their reason.
"""
