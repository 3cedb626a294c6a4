"""The promise about files, tortured: kills, power cuts, faults, damage, races, and a robot at the window.

`make torture` runs all of it, the ordinary tests a small part through the same functions. One file of `kinds` is one
way to do harm, found by `discover`. Nothing here is part of the program.
"""
