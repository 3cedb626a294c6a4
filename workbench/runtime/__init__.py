"""The program's surroundings: folders, log, crashes, preferences. Knows neither maps nor windows."""
