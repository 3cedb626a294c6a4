"""Presentation: sentences, labels, view models and chart layouts, made of the values of domain and application.

What is said or drawn for more than one reader (window, workbook, report, command line) belongs here. What is true of
a map belongs in the domain, pages and cells in files, widgets and painting in Qt's layers: no Qt and no file here.
"""
