"""English words around a number: hedges, what stops a noun, what makes a name, what moves."""

from pipelines.claims.numbers.lexicon.words import by_wording, listed
from pipelines.claims.numbers.wording import Wording

HEDGES_BEFORE = by_wording(
    {
        Wording.ABOUT: (
            "about|around|some|roughly|approximately|approx|an estimated|estimated|circa|ca|"
            "c|close to"
            "|in the region of|in the neighborhood of|nearer|somewhere around|just about|about "
            "some|more or less|or so"
        ),
        Wording.OVER: (
            "more than|over|above|exceeding|upwards of|upward of|in excess of|well over|"
            "just over|north of"
            "|greater than|slightly more than|slightly over|a little over|just above|well "
            "above|"
            "a little more than"
            "|exceed|exceeded|exceeds|surpass|surpasses|to top|will top|could top|may "
            "top|tops|topped|surpassed|surpassing|topping|just more than|well more "
            "than|better than"
        ),
        Wording.AT_LEAST: (
            "at least|a minimum of|no fewer than|no less than|not less than|minimum of|as "
            "many as at least"
        ),
        Wording.NEARLY: (
            "nearly|almost|just under|just below|just shy of|shy of|close on|slightly less "
            "than|a little less than"
            "|a little under|slightly under|approaching|just short of|just less than"
        ),
        Wording.LESS_THAN: "less than|fewer than|under|below|south of|well under|well below",
        Wording.AT_MOST: (
            "up to|as many as|as much as|no more than|at most|not more than|a maximum of|"
            "maximum of|as few as"
            "|capped at|a cap of|not exceed|not exceeding|not to exceed|never exceed|never exceeded"
            "|not exceeded"
        ),
    }
)

HEDGES_AFTER = by_wording(
    {
        Wording.AT_LEAST: (
            "or more|or higher|or above|or older|or greater|or over|and up|and over|and "
            "older|and above|plus"
        ),
        Wording.AT_MOST: (
            "or less|or fewer|or under|or lower|or below|or younger|and under|and younger"
        ),
        Wording.ABOUT: "or so|or thereabouts|give or take|odd",
    }
)

STOPS = listed(
    "a an the of in on at to by for from with without within into onto upon over under "
    "above below between among "
    "after before since until till during through across along around about against near "
    "off out up down and or "
    "but nor so yet if then than that this these those which who whom whose what when where "
    "why how is are was "
    "were be been being am has have had having do does did done will would shall should can "
    "could may might must "
    "not no it its he she they them their his her him we us our you your i my me as also "
    "only just even still "
    "already ever never now here there per via plus minus versus vs because while though "
    "although however said "
    "say says saying told added according reported including included compared followed ago "
    "later earlier "
    "each every all both either neither any some such same other another more less most "
    "least many much few "
    "rose fell gained lost won rises falls up down increased decreased remained became come "
    "came went go goes "
    "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday "
    "respectively overall "
    "whereas despite unless once well too very too apart away back together amid regardless "
    "instead "
    "died killed injured wounded attended voted signed joined left arrested made took got "
    "gave found set "
    "am pm et pt gmt edt est mr mrs ms dr"
)

DESIGNATORS = listed(
    "chapter page section article figure table route highway flight channel room gate line "
    "type phase stage level "
    "tier category grade class version no number rule title proposition prop amendment "
    "district ward precinct "
    "interstate road exit lot suite apt apartment floor step day part episode season volume "
    "vol issue act scene "
    "formula group area pier terminal platform unit sector block zone region camp building "
    "hangar sol model mark "
    "chromosome resolution bill order case docket question item point appendix annex "
    "exhibit schedule paragraph "
    "clause verse psalm round week game match set game lap hole inning q division league "
    "world war covid top "
    "studio stadium hall bay track lane psalm generation gen covid train bus tram dial photo image "
    "slide picture"
)

STATES = listed(
    "dead missing injured wounded hurt killed arrested detained unaccounted hospitalised "
    "hospitalized homeless stranded rescued trapped feared"
)

STREETS = listed(
    "street road avenue lane drive square boulevard terrace crescent way place court row close "
    "quay wharf highway parkway st rd ave blvd"
)

UPS = listed(
    "rose risen rise rises rising up increase increased increases increasing grew grow "
    "grows growing growth grown "
    "climbed climb climbs climbing gained gain gains gaining jumped jump jumps jumping "
    "surged surge surges surging "
    "soared soar soars soaring advanced advance added add adds adding rallied higher "
    "expanded expand expands "
    "hike hiked raised raise raises improved improvement boosted upped swelled spiked spike "
    "leapt ballooned "
    "accelerated"
)

DOWNS = listed(
    "fell fall fallen falls falling down decrease decreased decreases decreasing declined "
    "decline declines "
    "declining dropped drop drops dropping lost loses losing slid slide slides sliding "
    "slipped slip slips "
    "plunged plunge plunges plunging tumbled tumble tumbles tumbling shrank shrink shrunk "
    "shrinks shrinking lower "
    "reduced reduce reduces reduction cut cuts cutting sank sink sinks sinking plummeted "
    "plummet contracted "
    "contraction lowered slashed slash dipped dip dips shed sheds eased weakened slumped "
    "slump slumps crashed"
)

PEOPLE = listed(
    "people person persons man men woman women child children kid resident residents "
    "civilian victim passenger "
    "police officer soldier troop worker employee staff student teacher patient migrant "
    "refugee protester "
    "demonstrator miner pilot doctor nurse member player fan spectator customer user voter "
    "adult teenager "
    "inmate prisoner hostage guest visitor tourist crew individual folk folks other others "
    "lawmaker citizen"
)
