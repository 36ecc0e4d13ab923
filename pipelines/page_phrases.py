"""Phrases by which walls, checks and missing pages are known, as data: patterns of each kind.

A phrase matches without regard to case. Those for titles must fit a whole title, or a whole
heading; the others may stand anywhere in a run of words.
"""

import re


def _anywhere(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


def _whole(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"[^\w]{{0,5}}(?:{'|'.join(phrases)})[^\w]{{0,5}}", re.IGNORECASE)


# "Just a moment...", "Attention Required! | Cloudflare", "Vercel Security Checkpoint"
CHALLENGE_TITLE = _whole(
    r"just a moment|attention required(?:! \| cloudflare)?|access denied|please wait|one more step",
    r"(?:one|un|einen|nur einen) (?:moment|momento|instant)(?:,? (?:please|bitte))?|un momento",
    r"checking your browser(?: before accessing.{0,60})?|security check(?:point)?|ddos-guard",
    r"(?:vercel|cloudflare) (?:security )?(?:checkpoint|challenge|check)|client challenge",
    r"(?:human|bot|robot|captcha) (?:verification|check|challenge)|captcha|pardon our interruption",
    r"(?:are )?you (?:are )?(?:a |not a )?(?:human|robot)|access to this page has been denied",
    r"(?:please )?verif(?:y|ying)(?: that)? you are (?:a )?(?:human|not a robot)",
)

# "Verify you are human", "Enable JavaScript and cookies to continue"
CHALLENGE_WORDS = _anywhere(
    r"verif(?:y|ying)(?: that)? you(?:'re|’re| are) (?:a )?(?:human|not a (?:ro)?bot)",
    r"checking (?:if the site connection|your browser)|verifying your browser",
    r"enable javascript and cookies to continue|failed to verify your browser",
    r"review the security of your connection|unusual (?:traffic|activity) from your",
    r"(?:press|click) (?:&|and) hold|complete the (?:security check|captcha)",
    r"confirm you(?:'re|’re| are) (?:a )?(?:human|not a robot)|you have been blocked",
    r"request unsuccessful\. incapsula|(?:performance|security) (?:&|and) security by cloudflare",
    r"your (?:browser|request|access) (?:has been|was) (?:blocked|flagged|denied)",
    r"you don'?t have permission to access .{1,80} on this server",
)

# Scripts that only a checking page carries; ordinary pages behind the same service do not.
CHALLENGE_SCRIPT = re.compile(
    r"_cf_chl_opt|/challenge-platform/h/[bg]/orchestrate|px-captcha|_Incapsula_Resource\?SWUDNSAI|"
    r"geo\.captcha-delivery\.com/captcha|awsWafCookieDomainList|gokuProps|sec-if-cpt-container|"
    r"/_vercel/security/|/\.well-known/vercel/security/"
)

# "consent.example.org", "guce.example.com"
CONSENT_HOST = re.compile(r"(?:^|\.)(?:consent|guce|privacy-gate|myprivacy)\.")

# "Accept all", "We value your privacy", "Alle akzeptieren"
CONSENT_WORDS = _anywhere(
    r"before you continue|we(?: and our \d* ?partners)? (?:value|care about|respect) your privacy",
    r"accept (?:all|cookies)|reject all|manage (?:my |your )?(?:preferences|choices|cookies"
    r"|options)",
    r"store and/or access information|(?:we and )?our (?:\d+ )?partners|cookie (?:policy|settings)",
    r"use of cookies|(?:we|this site) uses? cookies|personali[sz]ed (?:ads|advertising)",
    r"alle (?:cookies )?(?:akzeptieren|ablehnen)|tout (?:accepter|refuser)|accepter et continuer",
    r"aceptar (?:todo|y continuar)|accetta (?:tutto|e continua)|ihre (?:zustimmung|privatsphäre)",
)

# "Sign in", "Log in to your account", "Anmelden"
LOGIN_TITLE = _whole(
    r"(?:please )?(?:log|sign)[ -]?in(?: (?:or|to|with|/).{1,60})?(?: [|–—-] .{1,60})?",
    r"(?:login|anmelden|anmeldung|connexion|iniciar sesi[oó]n|accedi|authwall)(?: [|–—-] .{1,60})?",
)
LOGIN_PATH = re.compile(
    r"/(?:log-?in|sign-?in|sso|auth(?:enticate|wall)?|account/login|users/sign_in)(?:[/.?]|$)",
    re.IGNORECASE,
)

# what stands where the rest of a paid article was cut: "Subscribe to continue reading"
PAYWALL_GATE = _anywhere(
    r"(?:subscribe|sign up|register|log in|sign in|join|upgrade)(?: now| today| for free)? "
    r"(?:to|and) (?:continue|keep|finish) reading",
    r"(?:subscribe|register|log in|sign in|join)(?: now| today)? to (?:read|unlock|access|view) "
    r"(?:this|the (?:full|rest|whole|entire)|full)",
    r"(?:article|story|content|post) is (?:exclusively |only )?(?:for|available (?:only )?to|"
    r"reserved for) (?:our |paid |paying |registered )?(?:subscribers|members)",
    r"to (?:continue|keep) reading|to read the (?:full|rest of the|entire) (?:article|story)",
    r"you(?:'ve|’ve| have) (?:reached|used|read) (?:your|all)(?: \w+){0,4} (?:articles?|limit)",
    r"unlock (?:this|the full) (?:article|story)|create (?:a|your) free account to",
    r"(?:jetzt|weiter)lesen mit|nur für abonnenten|réservée? aux abonnés|contenuto riservato",
    r"(?:contenido )?(?:solo|exclusivo) para suscriptores",
)

# "404", "Page not found", "Oops! This page doesn't exist", "Seite nicht gefunden"
GONE_TITLE = _whole(
    r"(?:error )?(?:404|410)\b.{0,60}|.{0,60}\b404(?: error)?|not found.{0,40}",
    r"(?:(?:sorry|oops|uh[- ]oh)\W{1,3})?(?:the |this |that )?(?:page|article|story|content"
    r"|post|link)"
    r"(?: you(?:'re|’re| are|'ve|’ve)? [\w ]{1,40})? (?:is |was |has been |could |can |does )?"
    r"(?:not|no longer|doesn'?t|doesn’t|isn'?t|isn’t|can'?t be|cannot be|missing|removed"
    r"|gone).{0,60}",
    r"nothing (?:was )?found(?: here)?|page not found.{0,60}|.{1,60}\W page not found",
    r"seite (?:wurde )?nicht gefunden.{0,60}|page (?:introuvable|non trouvée).{0,60}",
    r"p[áa]gina no encontrada.{0,60}|pagina non trovata.{0,60}",
)

# "The page you are looking for may have been moved", "We can't find that page"
GONE_WORDS = _anywhere(
    r"(?:page|article|story|content|link) (?:that )?(?:you(?:'re|’re| are| were)? [\w ]{1,40} )?"
    r"(?:is |was |has been |could |can |may have been |might have been |does )?(?:no longer|not) "
    r"(?:be )?(?:found|exist|available)",
    r"(?:page|article|story|content) (?:that )?(?:you(?:'re|’re| are| were)? [\w ]{1,40} )?"
    r"(?:may have been|might have been|has been|was) (?:moved|removed|deleted)",
    r"(?:can'?t|can’t|cannot|couldn'?t|couldn’t|could not|unable to) (?:seem to )?find "
    r"(?:the|that|this|a) page|error 404|404 (?:error|not found)|this page (?:doesn'?t"
    r"|doesn’t) exist",
)

# "502 Bad Gateway", "Service Unavailable", "We'll be right back"
ERROR_TITLE = _whole(
    r"(?:error )?5\d\d\b.{0,60}|(?:internal )?server error.{0,60}|bad gateway.{0,60}",
    r"(?:service|website|site) (?:temporarily )?unavailable.{0,60}|gateway time-?out.{0,60}",
    r"application error.{0,80}|database error|error establishing a database connection",
    r"(?:site |we are |we'?re )?(?:is )?(?:under|down for) (?:scheduled )?maintenance.{0,60}",
    r"we(?:'|’)?ll be (?:right )?back.{0,40}|something went wrong.{0,60}|too many requests.{0,40}",
    r"an error (?:has )?occurred.{0,60}|(?:40[0135-9]|429)\b.{0,60}|forbidden",
)
