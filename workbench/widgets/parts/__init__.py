"""Reusable widgets and helpers that several views share: labels, popovers, bars, menus, key and drag helpers.

Here belongs what two packages of `widgets` need. It imports no view and knows no session, except where a module says
so.
"""
