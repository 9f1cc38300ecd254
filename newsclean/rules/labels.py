"""Labels of who had a hand in an article without writing it, in the languages whose desks print them.

Rules take such lines, and what they tell becomes metadata; metadata meets them on the page, too.
"""

from __future__ import annotations


def folded_words(text: str) -> str:
    """Words as the tables hold them: small letters, and the Turkish I with and without a dot as one letter.

    Example:
        >>> folded_words("YAZARI") == folded_words("yazarı"), folded_words("EDİTÖR")
        (True, 'editör')
    """
    small = text.casefold()
    return small if small.isascii() else small.replace("i\u0307", "i").replace("ı", "i")


def entries(text: str) -> frozenset[str]:
    """A table of words as a set.

    Args:
        text: rows of words between bars, each behind the language that has them.

    Example:
        >>> sorted(entries("tr: Kamera | Editör"))
        ['editör', 'kamera']
    """
    rows = (row.partition(": ")[2] or row for row in text.strip().splitlines())
    return frozenset(folded_words(entry.strip()) for row in rows for entry in row.split("|") if entry.strip())


SECONDS = entries("""
tr: kaynak | kurgu | editör | çeviri | çeviren | fotoğraf | fotoğraflar | kamera | foto
ar: المصدر | مصدر | تحرير | محرر | المحرر | تصوير | ترجمة | ترجمها | مراجعة | مونتاج | عدسة | صور
id: sumber | editor | penyunting | redaktur | foto | fotografer | penerjemah | alih bahasa | uploader | video
vi: nguồn | biên tập | ảnh | người dịch | dịch | hiệu đính | đồ họa | video | biên dịch | lược dịch
fa: منبع | منابع | ویراستار | ویرایش | دبیر | مترجم | ترجمه | عکس | عکاس | تصویر | عکس‌ها
hi: स्रोत | कैमरा | संपादन | संपादक | edited by | published by | अनुवाद | अनुवादक | फोटो | तस्वीरें | छाया
th: ที่มา | ภาพ | แปล | แปลโดย | บรรณาธิการ | ถ่ายภาพ | ภาพโดย | ช่างภาพ | กราฟิก | ภาพประกอบ | พิสูจน์อักษร
he: ליווי | מקור | צילם | צילמה | עריכה | עורך | עורכת | צילום | צילומים | תרגום | תרגם | תרגמה | איור
en: editor | edited by | photos by | photo by | translated by | translation
""")
"""Who edits, translates and photographs: behind somebody who wrote, they do not sign."""
