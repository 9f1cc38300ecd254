"""The words that builders of news sites put into class names, and what each says about a box.

One dictionary look-up for each word replaces a regular expression for each
question.  Words are what ``article__body``, ``StoryBody``, ``most-read`` fall
apart into; a box carries the union of its words as one integer.
"""

from __future__ import annotations

import re
from enum import IntFlag, auto
from functools import lru_cache


class Sign(IntFlag):
    """What a box's tag, role, class and id say about it.  The order is part of the trained weights."""

    ARTICLE = auto()
    BODY = auto()
    MAIN = auto()
    LEAD = auto()
    TITLE = auto()
    TEXT = auto()
    NAVIGATION = auto()
    HEADER = auto()
    FOOTER = auto()
    SIDE = auto()
    RELATED = auto()
    TEASER = auto()
    LISTING = auto()
    COMMENT = auto()
    SHARE = auto()
    ADVERT = auto()
    META = auto()
    TAGS = auto()
    CAPTION = auto()
    MEDIA = auto()
    SIGNUP = auto()
    POPUP = auto()
    BIO = auto()
    QUOTE = auto()
    HIDDEN = auto()
    NOTE = auto()
    TOOL = auto()
    FORM = auto()
    BUTTON = auto()
    FIGURE = auto()
    EMBED = auto()
    LIVE = auto()
    UNSEEN = auto()
    ASIDE = auto()


_WORDS: dict[Sign, str] = {
    Sign.ARTICLE: "article art artikel articulo noticia story stories entry post blogpost hentry news",
    Sign.BODY: (
        "body articlebody storybody bodytext bodycopy content contents copy rte richtext wysiwyg cuerpo "
        "inhalt entrycontent postcontent maincontent fulltext prose redactor"
    ),
    Sign.MAIN: "main primary principal",
    Sign.LEAD: (
        "lead lede standfirst subtitle subheadline subheading subhead dek deck intro excerpt summary "
        "abstract synopsis chapo vorspann sommario bajada entradilla teasertext kicker strapline "
        "description sapo ingress soustitre"
    ),
    Sign.TITLE: "title headline heading hed titulo titre titel ueberschrift titolo",
    Sign.TEXT: "text paragraph para p absatz parrafo texto texte component block section",
    Sign.NAVIGATION: (
        "nav navigation navbar menu submenu breadcrumb breadcrumbs topbar masthead tabs tab pagination "
        "pager paging skip skiplink sitemap toc hamburger dropdown jump"
    ),
    Sign.HEADER: "header head top banner",
    Sign.FOOTER: "footer foot bottom colophon legal copyright imprint disclaimer impressum",
    Sign.SIDE: ("sidebar aside side rail rightrail widget widgets column complementary sidebars secondary rhs right"),
    Sign.RELATED: (
        "related recommended recommendation recommendations recommend recirc recirculation more also "
        "popular trending mostread mostpopular latest next readmore read moreon further similar suggested "
        "suggestions seealso outbrain taboola zergnet dianomi nativo plista ligatus revcontent previous "
        "prev upnext mehr weitere relacionadas relacionados relacionado lire aussi correlati"
    ),
    Sign.TEASER: (
        "teaser teasers promo promos card cards tile tiles item items slot feature featured highlight "
        "topic thumb thumbnail snippet"
    ),
    Sign.LISTING: ("list listing feed river stream grid collection carousel slider swiper slick archive index results"),
    Sign.COMMENT: (
        "comment comments commentlist disqus discussion reply replies respond respuesta kommentar "
        "kommentare commentaires comentarios forum conversation coral viafoura livefyre commento commenti"
    ),
    Sign.SHARE: (
        "share sharing shares sharebar social socials follow facebook twitter whatsapp telegram linkedin "
        "pinterest sharedaddy addthis addtoany sharethis jetpack instagram flipboard reddit email mail "
        "print"
    ),
    Sign.ADVERT: (
        "ad ads adv advert adverts advertisement advertising adslot adunit adbox adwrapper adcontainer "
        "dfp gpt sponsor sponsored sponsors commercial paid partner partners werbung anzeige pub "
        "publicidad publicite leaderboard mpu billboard affiliate deal deals shopping product products "
        "buy adsense"
    ),
    Sign.META: (
        "meta metadata byline bylines author authors autor auteur date dateline timestamp time datetime "
        "published pubdate updated publication posted source credit credits info details infos autoren "
        "writer contributor"
    ),
    Sign.TAGS: "tag tags tagcloud category categories cat keywords topics label labels taxonomy terms rubrik",
    Sign.CAPTION: (
        "caption captions figcaption legend imagecaption wp-caption-text bildunterschrift legende pie "
        "didascalia copyright photocredit alttext"
    ),
    Sign.MEDIA: (
        "image images img photo photos picture pictures gallery galleries slideshow media video videos "
        "player audio podcast lightbox bild bilder foto fotos illustration poster vjs jwplayer brightcove"
    ),
    Sign.SIGNUP: (
        "newsletter newsletters subscribe subscription subscriptions subscriber signup sign register "
        "registration login signin cta donate donation membership abo offer piano mailchimp optin "
        "entitlement regwall anonymous"
    ),
    Sign.POPUP: (
        "modal popup overlay cookie cookies consent gdpr ccpa notice alert notification toast dialog "
        "tooltip adblock onetrust ot optanon didomi usercentrics cmp interstitial privacy"
    ),
    Sign.BIO: "bio biography about authorbox authorbio profile vcard aboutauthor autorenbox person avatar",
    Sign.QUOTE: "quote pullquote blockquote quotes zitat cita citation",
    Sign.HIDDEN: (
        "hidden hide invisible sr only visuallyhidden offscreen screen reader assistive noprint noscript nodisplay"
    ),
    Sign.NOTE: (
        "footnote footnotes note notes reference references correction corrections editor disclosure "
        "source sources endnote citations annotation bibliography reflist"
    ),
    Sign.TOOL: (
        "tool tools toolbar action actions button buttons btn controls control icon icons counter rating "
        "ratings vote likes bookmark save search font size listen reading duration readingtime minutes"
    ),
    Sign.EMBED: (
        "embed embedded iframe widget tweet infobox factbox box callout inset infographic interactive "
        "sidebarbox opta poll polls quiz calculator map chart external oembed fact facts fakta faktarute "
        "faktaboks infokasten infobloc encadre destacado ficha aisummary"
    ),
    Sign.LIVE: "live liveblog ticker livefeed timeline update updates",
}

WORDS: dict[str, int] = {}
for _sign, _words in _WORDS.items():
    for _word in _words.split():
        WORDS[_word] = WORDS.get(_word, 0) | int(_sign)

TAG_SIGNS: dict[str, int] = {
    "article": int(Sign.ARTICLE),
    "main": int(Sign.MAIN),
    "nav": int(Sign.NAVIGATION),
    "menu": int(Sign.NAVIGATION),
    "header": int(Sign.HEADER),
    "footer": int(Sign.FOOTER),
    "aside": int(Sign.SIDE | Sign.ASIDE),
    "form": int(Sign.FORM),
    "fieldset": int(Sign.FORM),
    "label": int(Sign.FORM),
    "button": int(Sign.BUTTON),
    "figure": int(Sign.FIGURE),
    "figcaption": int(Sign.CAPTION),
    "blockquote": int(Sign.QUOTE),
    "address": int(Sign.META),
    "time": int(Sign.META),
    "dialog": int(Sign.POPUP),
    "noscript": int(Sign.HIDDEN),
}

_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_REMEMBERED_NAMES = 20_000
"""How many class names are remembered, and how many lists of them: a few hundred a site, and old ones fall out."""
_LONGEST_CLASS = 400
"""Characters of a class attribute that are read; utility-class frameworks write hundreds that say nothing."""


def signs(names: str) -> int:
    """What the names in a class attribute say, as the bits of :class:`Sign`.

    Example:
        >>> Sign(signs("StoryBody most-read")) == Sign.RELATED | Sign.ARTICLE | Sign.BODY
        True
    """
    return _signs_of_names(names[:_LONGEST_CLASS])


@lru_cache(maxsize=_REMEMBERED_NAMES)
def _signs_of_names(names: str) -> int:
    found = 0
    for name in names.split():
        found |= _signs_of_name(name)
    return found


@lru_cache(maxsize=_REMEMBERED_NAMES)
def _signs_of_name(name: str) -> int:
    found = 0
    get = WORDS.get
    before = ""
    for part in _PARTS.findall(name):
        word = part.lower()
        found |= get(word, 0) | get(before + word, 0)
        before = word
    return found
