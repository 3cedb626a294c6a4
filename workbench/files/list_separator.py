"""List separator of this system: what parts the cells of a .csv file here, so that Excel opens it in columns."""

from __future__ import annotations

import locale
import sys

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
"""Name of a separator -> the character."""

_COMMA_DECIMAL = frozenset(
    (
        *("af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu"),
        *("hy", "id", "is", "it", "ka", "kk", "lb", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru"),
        *("sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi"),
    )
)
"""Languages that write 3,5: where the comma is taken, lists are parted by semicolons."""
_POINT_DECIMAL = frozenset(("es_DO", "es_GT", "es_HN", "es_MX", "es_NI", "es_PA", "es_PE", "es_PR", "es_SV", "es_US"))
"""Places that write 3.5 in one of these languages."""


def list_separator() -> str:
    """The separator that Windows has; elsewhere by the language of the locale, a comma where that says nothing."""
    set_here = _set_in_windows() if sys.platform == "win32" else ""
    return set_here if set_here in SEPARATORS.values() else separator_of(locale.setlocale(locale.LC_CTYPE))


def separator_of(name: str) -> str:
    """The separator of a locale, by its name, such as "de_DE.UTF-8"."""
    place = name.partition(".")[0].partition("@")[0]
    return ";" if place.partition("_")[0] in _COMMA_DECIMAL and place not in _POINT_DECIMAL else ","


if sys.platform == "win32":

    def _set_in_windows() -> str:
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Control Panel\International") as key:
                return str(winreg.QueryValueEx(key, "sList")[0])
        except OSError:
            return ""

else:

    def _set_in_windows() -> str:
        return ""
