"""The checks: one module each, found by the registry.

A rule module states in its docstring Why it matters, what Poor looks like and what Better looks like, and has

- CODE, such as "GAP1"; its lower case is the module's name
- HEADING, the singular and the plural of what a group of its findings is called, with {n} for the number
- check(index, today): yields findings; reads only the index
- check_skills(index, skills): yields those of some skills alone, where each finding is of one skill (its first subject)
  and depends on that skill and on who holds it and how
- ERRORS: True where a finding may be an error; left out where none ever is
- fixes(index, finding): the cures that change the map, best first; left out where there are none
- MOST: how many of its cures are offered, the first that pass when tried; all of them where it is left out
- STEPWISE: True where a cure is a step on the way, which need not end the finding by itself
- SHOW: what the button that leads there says ("Show", "Open the field"); only where no fix changes the map
"""
