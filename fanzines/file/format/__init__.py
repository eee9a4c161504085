"""The schemas of the file format, and what does not fit them in words."""


def problem(schema: str, value: object) -> str | None:
    """What first does not fit, like `page 3, item 2: "colour" is not written as it should be`, or None."""
    from fanzines.file.format import checking  # jsonschema takes 0.15 s and 4 MB, which making never needs

    return checking.problem(schema, value)
