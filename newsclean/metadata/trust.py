"""The order of trust: which source is believed, field by field, as tables.

Two kinds of tables.  Most fields have an **order**: the first source that answers wins (:data:`ORDER`).  Title, authors
and the day of publication are **weighed**: every source that gives the same value adds its points, and the value with
the most points wins (:data:`TITLE`, :data:`AUTHOR`, :data:`DAY`), because two sources that agree independently are
worth more than one good source alone.  The points are log-odds, fitted by logistic regression on labelled news pages of
some forty languages and rounded to quarters; signs and ranks are what matters, and each row can be read as a sentence:
"a name that follows *By* below the headline is two points likelier to be the author's".
"""

from __future__ import annotations

from collections.abc import Mapping

ORDER: Mapping[str, tuple[str, ...]] = {
    "published": (
        "json-ld:datePublished", "meta:article:published_time", "meta:*", "json-ld:*", "microdata:*", "time:head*",
        "dateline:near*", "rule:*", "time:*", "dateline:*",
    ),
    "subtitle": ("json-ld:alternativeHeadline", "microdata:subtitle", "meta:*", "line:standfirst"),
    "site": ("meta:og:site_name", "json-ld:WebSite", "meta:*", "title-element:site"),
    "publisher": ("json-ld:publisher", "json-ld:Organization", "microdata:publisher", "meta:*"),
    "section": (
        "json-ld:articleSection", "meta:article:section", "microdata:section", "meta:*", "rel:category",
        "json-ld:BreadcrumbList", "line:section",
    ),
    "tags": (
        "json-ld:keywords", "meta:article:tag", "meta:parsely-tags", "microdata:tags", "meta:*", "rel:tag",
    ),
    "description": ("meta:og:description", "json-ld:description", "meta:*", "json-ld:*"),
    "image": ("meta:og:image*", "json-ld:image", "meta:*", "microdata:image", "link:image_src"),
    "image.caption": ("json-ld:image.caption", "figcaption", "json-ld:*", "meta:*"),
    "image.credit": ("json-ld:*", "figcaption"),
    "canonical_url": ("link:canonical", "meta:og:url", "json-ld:*", "meta:*"),
    "amp_url": ("link:amphtml",),
    "agency": ("rule:*", "json-ld:sourceOrganization", "text:dateline", "byline", "json-ld:*", "meta:*"),
    "contributors": ("rule:*", "json-ld:contributor", "json-ld:*"),
    "licence": ("link:license", "rel:license", "json-ld:license", "meta:*"),
    "is_free": ("json-ld:hasPart", "json-ld:isAccessibleForFree", "meta:*", "rule:*"),
    "kind": ("json-ld:@type", "meta:og:type", "meta:*"),
    "language": ("text", "html:lang", "json-ld:inLanguage", "meta:og:locale", "meta:*", "json-ld:*"),
    "modified": (
        "json-ld:dateModified", "meta:article:modified_time", "meta:og:updated_time", "json-ld:page-dateModified",
        "microdata:modified", "time:head*", "dateline:near*", "meta:*", "date-mark*", "time:page:first", "dateline:*",
    ),
    "updated": ("rule:*",),
    "credits": ("rule:*",),
}  # fmt: skip
"""Sources of a field, the most trusted first; ``*`` stands for any ending.  What is not listed comes last."""

TITLE: Mapping[str, float] = {
    "h1": 1.5,
    "first h1": 0.75,
    "in article": 0.5,
    "strange h1": -1.5,  # hardly a word in common with what the head says: a section, a slogan, the site's name
    "h1:end": 1.25,  # behind a kicker
    "kicker cut": 1.0,  # the end of the h1 is what the head says
    "meta": 1.5,
    "json-ld": 0.75,
    "agreed": 2.25,  # JSON-LD and one more of meta and <title>, against the h1
    "title-element": 0.25,
    "title-element:piece": 0.25,
    "microdata": 0.25,
    "heading": 1.0,  # an h2, or an element of class "title", says what the head says
    "inside": 1.0,  # part of what another source says
    "site": -0.75,  # the site's own name
    "json-ld:name": -0.5,
    "words:1": -1.0,
    "words:2": -0.5,
    "words:3": 0.25,
    "words:5": 1.0,
}
"""Points of a headline.  ``words:3`` means three or four words, ``words:5`` five and more."""

AUTHOR: Mapping[str, float] = {
    "json-ld:author": 2.25,
    "json-ld:page-author": 1.0,  # of a WebPage, where no article is described
    "json-ld:creator": -0.75,
    "meta:other": 2.5,  # parsely, sailthru, citation and other families: filled in by systems that count authors
    "meta:author": 1.75,
    "meta:article:author": 1.25,
    "meta:twitter:data": 1.0,
    "rule": 1.5,  # a line that was removed from the text as a byline
    "byline": 2.25,  # "By …" within four lines below the headline
    "byline:label": 1.75,  # "By" alone, the name on the next line
    "byline:below": 1.0,  # "By …" further off
    "line:dated": 1.25,  # a name beside the date
    "line:dated-above": 0.75,  # behind or before the date, above the headline
    "line:desk": 1.25,  # a name with a place, a role or "reports" where a desk prints its byline
    "line:role": 0.75,  # a name, and on the next line "Reporter"
    "line:marked": 1.0,  # a name in an element whose class says author
    "line:names": 0.5,  # names below the headline, and nothing else in the line
    "text:dateline": 2.0,  # a reporter in the dateline of a wire story
    "text:byline": 1.5,  # "Written by …" anywhere in the text, asked where nothing else names anybody
    "text:signature": 1.25,  # a name alone below the text, or in the brackets that close it
    "text:author-box": 0.75,  # a name, and below it "Anna Bell is …"
    "byline-mark:head": 1.0,  # an element of class "byline" near the headline
    "byline-mark:head?": 1.0,
    "byline-mark:page": 0.5,
    "byline-mark:page?": -0.5,  # "?": in comments, teasers, side columns
    "author-link:head": 1.0,  # a link to an author's page
    "author-link:head?": 0.25,
    "author-link:page": 0.5,
    "author-link:page?": -0.5,
    "author-mark:head": -0.75,
    "author-mark:head?": 0.25,
    "author-mark:page": 0.0,
    "author-mark:page?": -0.5,
    "first mark": 2.0,  # the first of all marked elements
    "stated and seen": 0.5,  # in JSON-LD or meta tags, and on the page
    "not in json-ld": -3.0,  # JSON-LD names somebody else
    "json-ld has an organisation": -0.75,  # JSON-LD names no person
    "json-ld has the site": -0.5,  # as it has on pages that sign with a name, too
    "json-ld has as contributor": -0.75,  # some systems (Ghost) give only the first author as author
    "site in json-ld": -0.25,
    "single word": -0.75,
    "in title": -1.0,
    "agency": -1.0,
    "agency beside person": 0.25,
    "organisation beside person": -1.0,
}
"""Points of a name; with :data:`EVERY_NAME` added, zero is even odds."""

EVERY_NAME = -2.0
"""What a name must outweigh to be as likely right as wrong: most names on a page are not the author."""

SIGNS = -0.5
"""Points from which a name signs beside the best one: a second author is seldom stated as often as the first."""

DESK_SIGNS = -0.75
"""Points from which who signs as desks print it ("Cairo - Anna Bell"), or below the text, does so beside a paper."""

SIGNS_ALONE = -1.75
"""Points from which the best name signs at all: below, it is a menu entry shaped like a name (three of four are)."""

DAY: Mapping[str, float] = {
    "dateline:near": 2.75,  # a line of its own within six lines below the headline
    "dateline:near:in-line": 0.5,
    "dateline:below": 0.75,
    "dateline:below:in-line": -0.75,
    "dateline:above": 0.25,
    "dateline:above:in-line": 0.5,
    "dateline:headline": 0.25,
    "meta": 2.75,  # article:published_time
    "meta:named": 1.25,  # another name that says plainly what it holds: citation_publication_date, parsely-pub-date
    "meta:other": 0.25,
    "json-ld:datePublished of news": 2.5,  # of a NewsArticle, with a time: newsrooms keep it true for search engines
    "json-ld:page-datePublished": 1.0,
    "json-ld:dateCreated": -1.75,
    "rule": 0.75,  # a line that was removed from the text as a dateline; teasers have such lines, too
    "url": 1.75,
    "time:head:first": 1.0,
    "time:head": 0.75,
    "time:head?:first": 0.25,
    "time:page:first": 0.75,
    "time:page?:first": 0.5,
    "time:page": -0.25,
    "microdata:published:content": 1.0,  # written for machines
    "microdata:published": 0.0,  # read by people
    "date-mark": -1.25,
    "text:published": 0.25,
    "text:dated": -0.75,
    "htmldate": -0.5,
    "two sources": 0.5,
    "three sources": 1.25,
    "earliest": 0.5,
    "latest": 0.5,
    "changed dateline:near": 2.5,
    "changed dateline:below": 1.25,
    "changed date-mark:first": 0.75,
    "changed time:head:first": 0.5,
    "changed json-ld:dateModified": 0.25,
    "changed date-mark": -0.5,
    "only changed": -1.25,
}
"""Points of a day of publication.  ``changed`` marks what the page states as the day of the last change: it counts
for a day that another source calls the day of publication, and alone only where no source states one."""
