"""Shell: the main window, the menus, the controllers behind them, and the wiring of it all. Knows every layer.

What joins two parts, asks the user or belongs to the process (start, end, signals, one instance) belongs here. What one
widget does by itself belongs in widgets; what works without a window belongs in qt. No layer imports the shell.
"""
