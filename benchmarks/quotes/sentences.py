"""The statements that the test bed's invented speakers make; slots make many of each.

Each has a first and a second clause of the same sentence, an innocent stretch in <angle
brackets> that an honest ellipsis may leave out, a qualifying tail, and for some a paraphrase.
"""

from typing import NamedTuple


class Template(NamedTuple):
    """One statement with its slots in braces."""

    first: str
    second: str
    tail: str
    paraphrase: str = ""


TEMPLATES = (
    Template(
        "We are not going to close the {place} works <on the old harbour's edge> before {month}",
        "and I repeat that promise to the people who run the furnaces",
        "if the ministry keeps to its side of the agreement",
        "The people who run furnaces in {place} heard me promise the works stay open past {month}",
    ),
    Template(
        "The council will spend ${n} million <out of its own reserves> on the bridge at {place}",
        "because the repair of that bridge has waited since the flood",
        "unless the engineers find another crack in the piers",
        "Since the flood the {place} bridge waited for repair, so the council pays with reserves",
    ),
    Template(
        "Our nurses have not had a proper rest <on this crowded ward> since {month}",
        "and the rota for the winter was written by people who never visit",
        "but the new managers have promised to look at it again",
        "Nurses on the ward lack proper rest and people who never visit wrote the winter rota",
    ),
    Template(
        "Every school in {place} must publish its accounts <in plain language> by {month}",
        "and parents deserve to read them before the vote is taken",
        "unless the inspectors give the heads more time",
    ),
    Template(
        "The ferry to {place} carried {n} passengers <on a calm summer morning> last week",
        "and the crew counted them twice before the ropes were let go",
        "although the harbour office has yet to confirm the count",
        "The crew counted passengers twice last week before the ferry to {place} let its ropes go",
    ),
    Template(
        "We will plant trees along the whole of the {place} road <this coming autumn>",
        "and the farmers have offered us the water free of charge",
        "provided the frost does not come early",
    ),
    Template(
        "The engine that we tested in {place} <on the long straight track> is not ready for sale",
        "and anyone who says otherwise has not read the report",
        "but the second version looks far better",
        "Anyone who read the report knows the engine tested in {place} is still unready for sale",
    ),
    Template(
        "This budget gives ${n} million <from the lottery fund> to the museum in {place}",
        "and the doors open to visitors on the first Sunday of {month}",
        "unless the roof leaks again over the winter",
    ),
    Template(
        "All the lorries in our yard <behind the railway station> must be electric by {month}",
        "and the drivers were trained on the new ones at our expense",
        "if the power company finishes the line to {place}",
    ),
    Template(
        "I have never taken a present from the builders of {place} <or from their agents>",
        "and I welcome the inquiry that starts work in {month}",
        "although my brother once sold them a field",
        "I welcome an inquiry starting in {month}, no present from builders in {place} reached me",
    ),
    Template(
        "Most of the houses along the river <below the old mill> were built without a permit",
        "and the owners were told so in writing by the office in {place}",
        "but the court has not ruled on the matter",
        "In writing the office in {place} told owners that river houses lacked a permit",
    ),
    Template(
        "The vaccine was given to {n} children <in village halls> during {month}",
        "and the doctors reported fevers that passed within a day",
        "although the full study comes out next spring",
    ),
    Template(
        "We must repair the dam above {place} <with our own crews> before the rains begin",
        "and the neighbours downstream have lent us their heavy machines",
        "unless the government sends the army instead",
        "Before rains begin the dam above {place} needs repair with heavy machines from neighbours",
    ),
    Template(
        "The paper that I edit <from a small room upstairs> will not print that photograph",
        "and the family in {place} has thanked us in a long letter",
        "unless the family changes its mind",
    ),
    Template(
        "Half of the grain in the {place} store <by the southern gate> went bad in {month}",
        "and the guards reported the smell long before the doors were opened",
        "but the rest can still be sold as feed",
    ),
    Template(
        "The orchestra earned ${n} million <from concerts abroad> in the past season",
        "and the players in {place} voted to put that money into new seats",
        "if the theatre agrees to share the cost",
    ),
    Template(
        "Our radio mast on the hill above {place} <next to the chapel> should come down",
        "because the storm in {month} bent it and the bolts are loose",
        "unless the church pays for stronger bolts",
        "A storm bent the radio mast above {place} in {month} and loose bolts mean it comes down",
    ),
    Template(
        "The company does not own the field <behind the cheese factory> at {place}",
        "and the map in the brochure was drawn by an agency that guessed",
        "but we have asked the owner for a price",
    ),
    Template(
        "We sold {n} bicycles <with wooden wheels> in our shop in {place}",
        "and the customers who bring them back want a bell rather than a refund",
        "although the tax office counts them otherwise",
    ),
    Template(
        "The night train to {place} will run again <after a long pause> from {month}",
        "and the dining car keeps the recipes of the cooks who founded it",
        "provided the tunnel is dry by then",
        "From {month} the night train runs to {place} with a dining car and recipes from old cooks",
    ),
    Template(
        "No fisherman in {place} has broken the quota <on herring or cod> this year",
        "and the inspectors who came in {month} left with empty notebooks",
        "but the season is far from over",
    ),
    Template(
        "The glass roof over the {place} market <with its green iron frame> must be saved",
        "and the traders have collected ${n} million among themselves",
        "unless it proves cheaper to build a new one",
    ),
    Template(
        "I will resign as mayor of {place} <at the end of the session> in {month}",
        "and the deputy knows where the keys and the ledgers are kept",
        "if the council rejects the report tonight",
        "In {month} the deputy gets keys and ledgers because I resign as mayor of {place}",
    ),
    Template(
        "The wolves that were seen near {place} <by hikers in woods> are not dangerous to children",
        "and the rangers follow their tracks with cameras in the trees",
        "unless somebody starts to feed them",
    ),
)

PLACES = (
    "Harwick", "Aldenmoor", "Quillport", "Brennholt", "Saltmarch", "Tarnwick", "Ostrava Heath",
    "Merrowdale", "Finchcastle", "Duneby", "Larkmoor", "Greyhaven",
)  # fmt: skip

MONTHS = ("January", "March", "April", "June", "September", "October", "November")

PEOPLE = (
    ("Mira Voss", "chief executive of Larkmoor Cement"),
    ("Tom Barrow", "who leads the dockers' union"),
    ("Elena Prask", "the mayor's deputy"),
    ("Jonas Feldt", "a hydrologist"),
    ("Aisha Renner", "head of the clinic"),
    ("Pieter Lomax", "chairman of the council"),
    ("Carmen Idris", "an engineer"),
    ("Walter Quist", "a former judge"),
)

NARRATION = (
    "The meeting in the town hall lasted until late in the evening, and tea was served twice.",
    "Outside, a brass band practised for the summer fair while it rained on the square.",
    "The minutes of the session run to forty pages and are kept in the archive.",
    "Several listeners in the gallery wore the green ribbons of the rowing club.",
    "A clerk handed round copies of the agenda, and one of the lamps went out.",
    "Reporters from three counties had come, though the room has chairs for ten.",
)

SYNONYMS = {
    "promise": "pledge", "people": "folk", "repair": "mending", "crew": "sailors",
    "farmers": "growers", "report": "paper", "doors": "gates", "drivers": "hauliers",
    "inquiry": "investigation", "owners": "landlords", "doctors": "physicians",
    "neighbours": "villagers", "family": "relatives", "guards": "watchmen", "players": "musicians",
    "storm": "gale", "map": "plan", "customers": "buyers", "recipes": "dishes",
    "inspectors": "auditors", "traders": "merchants", "ledgers": "books", "rangers": "wardens",
    "rota": "schedule", "parents": "mothers", "smell": "stench",
}  # fmt: skip

FILLERS = ("um, ", "you know, ", "uh, ")
