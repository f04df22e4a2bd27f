"""Characters that mean the same, made the same, one for one."""

# Offsets into the normalized text are offsets into the text: every entry replaces one
# character by one. The treebanks write straight apostrophes and plain spaces.
NORMALIZE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "′": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‐": "-",
        "‑": "-",
        "−": "-",
        "\u00ad": "-",
        "\u00a0": " ",
        "\u2007": " ",
        "\u2008": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u200b": " ",
        "\u202f": " ",
        "\u205f": " ",
        "\u3000": " ",
        "\ufeff": " ",
        "\t": " ",
    }
)
