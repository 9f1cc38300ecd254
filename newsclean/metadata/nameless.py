"""Correspondents who sign without a name: "নিজস্ব প্রতিবেদক, ঢাকা", "نمائندہ خصوصی", "Our Staff Correspondent, Khulna".

What stands beside such words is where they write from, unless it is a full name: "نمائندہ خصوصی کامران وڑائچ".
"""

from __future__ import annotations

from newsclean.rules.labels import entries, folded_words

CORRESPONDENTS = entries("""
bn: নিজস্ব প্রতিবেদক | নিজস্ব প্রতিনিধি | স্টাফ রিপোর্টার | স্টাফ করেসপন্ডেন্ট | জ্যেষ্ঠ প্রতিবেদক | বিশেষ প্রতিনিধি
bn: বিশেষ প্রতিবেদক | জেলা প্রতিনিধি | উপজেলা প্রতিনিধি | বিশ্ববিদ্যালয় প্রতিনিধি | আঞ্চলিক প্রতিনিধি | প্রতিনিধি | প্রতিবেদক
bn: সংবাদদাতা | নিজস্ব সংবাদদাতা | জেলা সংবাদদাতা | উপজেলা সংবাদদাতা
ur: نمائندہ خصوصی | نمائندہ | نامہ نگار | خصوصی نامہ نگار | اسٹاف رپورٹر | سٹاف رپورٹر | رپورٹر | خصوصی رپورٹر
hi: हमारे संवाददाता | निज संवाददाता | विशेष संवाददाता | स्टाफ रिपोर्टर | जागरण संवाददाता | कार्यालय संवाददाता
mr: विशेष प्रतिनिधी | प्रतिनिधी | वार्ताहर | खास प्रतिनिधी
ne: संवाददाता | हाम्रो संवाददाता | विशेष संवाददाता
gu: ખાસ પ્રતિનિધિ | પ્રતિનિધિ | અમારા પ્રતિનિધિ
pa: ਨਿੱਜੀ ਪੱਤਰ ਪ੍ਰੇਰਕ | ਪੱਤਰ ਪ੍ਰੇਰਕ | ਸਟਾਫ ਰਿਪੋਰਟਰ
ta: நமது நிருபர் | சிறப்பு நிருபர் | எமது நிருபர் | செய்தியாளர்
te: ప్రత్యేక ప్రతినిధి | మా ప్రతినిధి | ప్రతినిధి | విలేకరి
kn: ನಮ್ಮ ಪ್ರತಿನಿಧಿ | ವಿಶೇಷ ಪ್ರತಿನಿಧಿ | ಪ್ರತಿನಿಧಿ
ml: സ്വന്തം ലേഖകൻ | സ്വന്തം ലേഖിക | പ്രത്യേക ലേഖകൻ | സ്വന്തം പ്രതിനിധി
sw: mwandishi wetu | waandishi wetu | mwandishi maalum
en: our correspondent | our staff correspondent | our special correspondent | our staff reporter | our reporter
en: our own correspondent | staff correspondent | special correspondent | a correspondent | district correspondent
ms: wartawan kami
""")
"""Who they are, as desks print it."""

_STARTS = frozenset(words.split()[0] for words in CORRESPONDENTS)
_ENDS = frozenset(words.split()[-1] for words in CORRESPONDENTS)
_LONGEST = max(words.count(" ") + 1 for words in CORRESPONDENTS)


def unnamed(piece: str) -> str | None:
    """What stands beside the words of a correspondent without a name, in one piece of a byline.

    Args:
        piece: the piece.

    Returns:
        the words beside, often a place and sometimes a name; None if no such correspondent is meant.

    Example:
        >>> unnamed("রাজশাহী প্রতিনিধি"), unnamed("Our Staff Correspondent"), unnamed("Anna Bell")
        ('রাজশাহী', '', None)
    """
    words = folded_words(piece).split()
    if not words or not (words[0] in _STARTS or words[-1] in _ENDS):
        return None
    written = piece.split()
    for count in range(min(_LONGEST, len(words)), 0, -1):
        if " ".join(words[:count]) in CORRESPONDENTS:
            return " ".join(written[count:])
        if " ".join(words[-count:]) in CORRESPONDENTS:
            return " ".join(written[:-count])
    return None
