"""What this version does not do, said where a reader will look for it."""

LIMITS = (
    "Reads French. Articles in other languages are listed and compared as texts only.",
    "Nothing is fetched: save the pages and give the files.",
    "PDF, office documents and press-database exports are not read.",
    "Most facts that two articles tell in wholly different words stay two claims.",
    "Claims may join clauses that only resemble each other: read the exact words.",
    "Homonymous towns, free indirect speech and implied quotations are often missed.",
    "A count of voices is an upper bound: independence can be disproved, never proved.",
    "It never says that something is true: it says who says so and who disagrees.",
)
