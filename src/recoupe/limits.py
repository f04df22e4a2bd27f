"""What this version does not do, said where a reader will look for it."""

LIMITS = (
    "Reads French. Articles in other languages are listed and take part in lineage only.",
    "Nothing is fetched: save the pages and give the files.",
    "PDF, office documents and press-database exports are not read.",
    "A count of voices is an upper bound: independence can be disproved, never proved.",
    "It never says that something is true: it says who says so and who disagrees.",
)
