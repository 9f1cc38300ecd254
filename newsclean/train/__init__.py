"""Fitting the article finder's weights to labelled pages: ``python -m newsclean.train CORPUS``.

Needs the extra ``newsclean[train]`` (LightGBM, NumPy); using the weights needs neither.
"""
