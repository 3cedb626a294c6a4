"""A stub"""


def problems(data: bytes) -> list[str]:
    return []
