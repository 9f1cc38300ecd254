"""The grammar of bylines in the languages that newsclean reads: how one begins, how names are joined, who is no person.

A long file: it is all words.  Collected from the mastheads and style guides of newspapers.  Words are lower case and
stand between bars; the leads stand one language a paragraph, so that a reader of that language can check them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """A pattern that finds any of some words, of several the longest.

    Example:
        >>> either(("dpa", "dpaAFX"))
        'dpaAFX|dpa'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _entries(text: str) -> frozenset[str]:
    return frozenset(
        entry.strip().casefold() for line in text.splitlines() for entry in line.split("|") if entry.strip()
    )


_LEADS = """
en: by | written by | article written by | this post was written by | post written by | words by | story by
text by | posted by | published by | reported by | report by | reporting by | authored by | article by
submitted by | as told to | author | authors | writer | contributor | contributors | created by | post author
added by | from | by our correspondent | by our reporter | our correspondent | an opinion piece by | an opinion by
opinion by | a column by | column by | analysis by | an analysis by | commentary by | comment by | interview by
interviewed by | review by | a review by | essay by | an essay by | guest post by | a guest post by
words and photos by | words and pictures by | words and photographs by | text and photos by | text and photos
story and photos by | reporting and photos by | reported and written by | researched and written by | compiled by
as told by | dispatch by

de: von | autor | autorin | autoren | autor/in | autor:in | verfasst von | geschrieben von | text von | text
ein beitrag von | ein artikel von | ein gastbeitrag von | gastbeitrag von | ein kommentar von | kommentar von
eine kolumne von | eine analyse von | ein interview von | interview von | erstellt von | veröffentlicht von
gepostet von | beitrag von | verfasser | verfasserin | redaktion | von unserem korrespondenten
von unserer korrespondentin | von unserem reporter | von unserer reporterin | von unserem redakteur
von unserer redakteurin | von unserem mitarbeiter | von unserer mitarbeiterin | reportage von | eine reportage von
bericht von | ein bericht von | analyse von | kolumne von | essay von | ein essay von | glosse von | text und foto
text und fotos | text & fotos | text und bilder | text und bild | protokoll von | aufgezeichnet von
das interview führte | das interview führten | das gespräch führte | das gespräch führten | es berichtet
es berichten | ein text von | meinung von

fr: par | propos recueillis par | écrit par | rédigé par | publié par | posté par | texte de | auteur | autrice
auteurs | un article de | un texte de | une chronique de | une tribune de | une enquête de | un reportage de
une analyse de | un billet de | chronique de | tribune de | reportage de | enquête de | analyse de
entretien réalisé par | interview réalisée par | interview par | propos recueillis et traduits par | texte et photos
textes et photos | texte et photos de | textes | signé | de notre correspondant | de notre correspondante
de notre envoyé spécial | de notre envoyée spéciale | de nos envoyés spéciaux | notre correspondant
notre correspondante

es: por | escrito por | publicado por | texto de | texto | textos | autor | autora | autores | redactado por
una nota de | redacción | un reportaje de | una crónica de | una columna de | un artículo de | una entrevista de
reportaje de | crónica de | columna de | opinión de | análisis de | entrevista de | entrevista por | texto y fotos
textos y fotos | texto y fotos de | firma | firmado por | informa | por nuestro corresponsal
de nuestro corresponsal | enviado especial | enviada especial | nuestro corresponsal | elaborado por

ca: per | escrit per | text de

it: di | a cura di | scritto da | pubblicato da | articolo di | testo di | autore | autrice | autori | postato da
dal nostro inviato | dalla nostra inviata | dal nostro corrispondente | dalla nostra corrispondente
dai nostri inviati | intervista di | commento di | analisi di | reportage di | editoriale di | un articolo di
un'analisi di | testo e foto | testo e foto di | testi di | testi e foto di | l'analisi di | il commento di
l'intervista di | redatto da | raccolto da | servizio di

pt: por | escrito por | publicado por | texto de | texto | textos | autor | autora | autores | redação | reportagem
reportagem de | uma reportagem de | análise de | opinião de | crónica de | crônica de | coluna de | artigo de
um artigo de | entrevista de | entrevista a cargo de | texto e fotos | texto e fotos de | da redação, por
do nosso correspondente | da nossa correspondente | enviado especial | enviada especial | apuração | colaborou
colaboração de | assina | assinado por

nl: door | geschreven door | tekst | auteur | auteurs | geplaatst door | een artikel van | een analyse van
een column van | column van | analyse van | commentaar van | opinie van | interview door | door onze redacteur
door onze redactrice | door onze verslaggever | door onze verslaggeefster | door onze correspondent
van onze redacteur | van onze verslaggever | van onze verslaggeefster | van onze correspondent | tekst en foto
tekst en foto's | tekst en beeld | opgetekend door | gepubliceerd door | een reportage van | reportage van

pl: autor | autorka | autorzy | tekst | opracował | opracowała | oprac | oprac. | opr.
napisał | napisała | przygotował
przygotowała | rozmawiał | rozmawiała | rozmawiali | rozmowę przeprowadził | rozmowę przeprowadziła | opracowanie
zebrał | zebrała | wysłuchał | wysłuchała | tekst i zdjęcia | tekst i foto | relacja | komentarz | felieton
reportaż | dodał | dodała | opublikował | opublikowała | autor tekstu | autorka tekstu

ru: автор | авторы | текст | подготовил | подготовила | материал подготовил | материал подготовила | подготовили
беседовал | беседовала | беседовали | интервью взял | интервью взяла | записал | записала | автор текста
автор статьи | авторы текста | текст и фото | написал | написала | репортаж | колонка | мнение | рассказывает

uk: автор | авторка | автори | текст | підготував | підготувала | підготували | спілкувався | спілкувалася
спілкувались | розмовляв | розмовляла | записав | записала | автор тексту | авторка тексту | текст і фото
текст та фото | написав | написала | інтерв'ю | репортаж | колонка | матеріал підготував | матеріал підготувала

tr: yazan | yazar | haber | haberi hazırlayan | haberi yazan | muhabir | editör | kaynak | derleyen | hazırlayan
hazırlayanlar | yazanlar | söyleşi | röportaj | haber ve fotoğraf | haber-fotoğraf | haber - fotoğraf
haber/fotoğraf | haber-kamera | haber/kamera | haber-foto | yazı | yazı ve fotoğraf | yazı ve fotoğraflar
kaleme alan | köşe yazarı | yazı dizisi | haber analiz | özel haber | haberci | söyleşiyi yapan
röportajı yapan | haberi hazırlayanlar | haberi yazanlar | haberi yapan | derleyenler | haber, fotoğraf
yazı-fotoğraf

sv: av | text | skriven av | skrivet av | författare | publicerad av | reporter | krönika av | ledare av
kommentar av | analys av | debatt av | en krönika av | en analys av | text och bild | text och foto | text & foto
text & bild | från vår korrespondent | från vår utsända | reportage av | intervju av | insändare av | recension av

no: av | tekst | skrevet av | forfatter | publisert av | journalist | kommentar av | kronikk av | kronikk ved
leder av | analyse av | debattinnlegg av | innlegg av | meninger av | en kommentar av | tekst og foto
tekst og bilder | tekst/foto | fra vår korrespondent | anmeldt av | reportasje av | intervju av | foto og tekst
ved

da: af | tekst | skrevet af | forfatter | publiceret af | journalist | kommentar af | kronik af | kronik ved
leder af | analyse af | debatindlæg af | indlæg af | klumme af | en kommentar af | tekst og foto | tekst og billeder
fra vores korrespondent | af vores korrespondent | anmeldt af | reportage af | interview af | anmeldelse af

fi: kirjoittaja | kirjoittajat | teksti | toimittaja | toimittajat | kirjoittanut | julkaissut | teksti ja kuvat
teksti ja kuva | tekstit | haastattelu | kolumni | analyysi | haastatteli | teksti & kuvat

is: eftir | höfundur | texti

cs: autor | autorka | autoři | text | napsal | napsala | zpracoval | zpracovala | připravil | připravila
rozhovor vedl | rozhovor vedla | ptal se | ptala se | text a foto | text i foto | komentář | napsali | zpracovali
od našeho zpravodaje | od naší zpravodajky | autor článku | autorka článku | glosa

sk: autor | autorka | autori | text | napísal | napísala

el: του | της | γράφει | γράφει ο | γράφει η | γράφουν | συντάκτης | συντάκτρια | επιμέλεια | ρεπορτάζ | από
κείμενο | του ανταποκριτή μας | της ανταποκρίτριάς μας | συνέντευξη στον | συνέντευξη στη | συνέντευξη στην
αρθρογράφος | άρθρο του | άρθρο της | γράφει ο/η | κείμενο - φωτογραφίες | κείμενα | συντακτική ομάδα | των

ro: de | scris de | autor | autori | text de | publicat de | articol de | un articol de | un text de | o analiză de
analiză de | opinie de | reportaj de | un reportaj de | un interviu de | interviu de | editorial de | text | texte
text și foto | text și fotografii | corespondență de la | realizat de | redactat de | semnat de | a consemnat

hu: írta | írták | szerző | szerzők | szöveg | szerkesztette | közzétette | írta és fényképezte | szöveg és fotó
szöveg és fotók | lejegyezte | az interjút készítette | riporter | tudósítónktól | tudósítónk | összeállította
készítette

hr: piše | autor | napisao | napisala | tekst

sr: пише | аутор | piše | autor

bg: автор | текст | от

lt: autorius | autorė | parengė | tekstas

lv: autors | autore | teksts

et: autor | kirjutas | tekst

id: oleh | penulis | reporter | ditulis oleh | dilaporkan oleh | editor | laporan | laporan wartawan | pewarta
wartawan | kontributor | jurnalis | koresponden | tim redaksi | tim penulis | tim liputan | penulis dan foto
teks | teks dan foto | teks & foto | naskah | naskah dan foto | pewawancara | wawancara oleh | ditulis
disusun oleh | kolom | opini | penulis & foto | penulis/foto | dilaporkan | laporan khusus | penyusun
narasi | liputan | ditulis dan difoto oleh

ms: oleh | penulis | ditulis oleh

vi: tác giả | bài | bài viết | bài và ảnh | bài - ảnh | bài, ảnh | theo | viết bởi | thực hiện | phóng viên
nhóm phóng viên | nhóm pv | nhóm tác giả | pv | ctv | cộng tác viên | tin | tin, ảnh | tin ảnh | tin - ảnh
tin và ảnh | bài & ảnh | tin bài | phỏng vấn | người viết | người thực hiện | tổng hợp | ghi | lời và ảnh
nhà báo | nội dung
tác giả bài viết | phóng sự | ghi chép | bài và clip | viết và chụp | nhóm thực hiện | biên soạn

hi: लेखक | लेखिका | लेखकः | द्वारा | रिपोर्ट | रिपोर्टर | संवाददाता | विशेष संवाददाता | वरिष्ठ संवाददाता
प्रस्तुति | प्रस्तुतकर्ता | साक्षात्कार | बातचीत | विशेष रिपोर्ट | ग्राउंड रिपोर्ट | लेख | आलेख | लेखन
लेखकगण | पत्रकार | रपट | विश्लेषण | शब्द | रिपोर्ट और तस्वीरें | written by | reported by
संकलन | लेखक व फोटो | स्टोरी | रिपोर्ट व तस्वीरें | साक्षात्कारकर्ता | बाय

ar: بقلم | كتب | كتبت | كاتب | الكاتب | الكاتبة | تحرير | إعداد | اعداد | بواسطة | محرر | المحرر | تقرير | تحقيق
حوار | حاوره | حاورها | حاورته | حاورتها | أجرى الحوار | أجرت الحوار | مراسل | مراسلة | مراسلنا | مراسلتنا
متابعة | تغطية | إعداد وتقديم | نص وصور | كتابة | كتابة وتصوير | تقرير وصور | تقرير وتصوير | أعده | أعدته
أعدّه | أعد التقرير | أعدت التقرير | كتبه | كتبته | من إعداد | من تحرير | مقال بقلم | صحفي | صحفية
كتابة وتحرير | تقرير خاص | أعدّ التقرير | كتب التقرير | بقلم وعدسة | إعداد وتحرير | إعداد التقرير
أجرى المقابلة | أجرت المقابلة | يكتبه | رصد | مقابلة | إعداد وتصوير | أعدها للنشر

he: מאת | כתב | כתבה | כתבת | כתבים | ע״י | ע"י | על ידי | ראיין | ראיינה | ראיון | טקסט | מילים | מגיש | מגישה
כתב וצילם | כתבה וצילמה | כתיבה | כתיבה וצילום | צילום וכתיבה | טקסט וצילום | כתבה וצילום | הכתבה של
כתבה של | תחקיר | הביא לדפוס | מחבר | מחברת | הכותב | הכותבת | דיווח
כתבו | כותב | כותבת | מראיין | מראיינת | ראיינו | תיעד | ליקט | ליקטה | הכותב הוא | הכותבת היא

fa: نویسنده | نویسندگان | نوشته | نوشته‌ی | نوشتهٔ | نوشتۀ | به قلم | به‌قلم | گزارش | گزارش از | گزارشی از
خبرنگار | خبرنگاران | نگارنده | گزارشگر | گفتگو | گفت‌وگو | گفت‌وگو از | گفت‌وگو کننده | مصاحبه | مصاحبه از
یادداشت | یادداشتی از | یادداشت از | تهیه و تنظیم | تهیه و گزارش | تنظیم | تهیه کننده | متن | متن و عکس
گزارش و عکس | روزنامه‌نگار | اثر | نویسنده مطلب | گردآوری | گفتگو از | مصاحبه‌کننده | به کوشش | تهیه‌کننده
نویسنده و عکاس | گزارش اختصاصی | نوشتاری از | یادداشت میهمان | گزارش میدانی

ja: 文 | 文・ | 取材・文 | 執筆 | 著者 | 筆者 | 記者 | ライター | 文責

zh: 作者 | 文 | 记者 | 記者 | 撰文 | 本报记者 | 来源 | 文字 | 撰稿

ko: 글 | 기자 | 작성자 | 글쓴이 | 저자 | 취재

th: โดย | ผู้เขียน | เขียนโดย | เรื่อง | เรื่องและภาพ | เรื่อง-ภาพ | เรื่อง/ภาพ | ผู้สื่อข่าว | รายงานโดย
รายงาน | สัมภาษณ์ | สัมภาษณ์โดย | เรียบเรียง | เรียบเรียงโดย | นักข่าว | เนื้อหา | เขียน | เรื่องโดย
ข่าวโดย | คอลัมนิสต์ | ข้อความ | ทีมข่าว | สัมภาษณ์และเรียบเรียง | ผู้เรียบเรียง | ผู้รายงาน | ผู้สัมภาษณ์
เรื่องและรูป | เนื้อหาโดย | บทความโดย | รายงานและภาพ | ข่าว/ภาพ | ผู้แต่ง | บทความ | ถอดความ
แปลและเรียบเรียงโดย | แปลและเรียบเรียง | เขียนและเรียบเรียง | ข้อเขียนโดย

sw: na | mwandishi | imeandikwa na

af: deur
"""

LEADS: dict[str, frozenset[str]] = {
    language: _entries(row)
    for language, _, row in (paragraph.partition(":") for paragraph in _LEADS.strip().split("\n\n"))
}
"""How a byline begins, by language."""

COLON_LEADS = _entries("""
derleyenler | narasi | liputan | penyusun | dilaporkan | phóng sự | ghi chép | biên soạn | संकलन | स्टोरी | बाय
رصد | مقابلة | כתבו | כותב | כותבת | מראיין | מראיינת | ראיינו | תיעד | ליקט | ליקטה | نویسندگان | บทความ
ถอดความ | haber | haberi yazan | söyleşi | röportaj | yazı | yazı ve fotoğraf | haber analiz | özel haber
haberci | yazı dizisi | teks | naskah | kolom | opini | ditulis | jurnalis | laporan | laporan wartawan
wartawan | reporter | tim redaksi | tim penulis | tim liputan | bài | bài viết | tin | tin ảnh | tin bài
phỏng vấn | tổng hợp | ghi | nội dung | nhóm tác giả | thực hiện | रिपोर्ट | विशेष रिपोर्ट | ग्राउंड रिपोर्ट
बातचीत | साक्षात्कार | लेख | आलेख | लेखन | विश्लेषण | शब्द | प्रस्तुति | पत्रकार | रपट | كاتب | محرر | المحرر
تقرير | تحقيق | حوار | مراسل | مراسلة | متابعة | تغطية | كتابة | صحفي | صحفية | تحرير | إعداد | כתב | כתבה
כתבת | כתבים | ראיון | טקסט | מילים | כתיבה | תחקיר | דיווח | מחבר | מחברת | הכותב | הכותבת | מגיש | מגישה
نوشته | گزارش | خبرنگار | خبرنگاران | گزارشگر | گفتگو | گفت‌وگو | مصاحبه | یادداشت | تنظیم | متن | اثر
روزنامه‌نگار | گردآوری | เรื่อง | รายงาน | สัมภาษณ์ | เนื้อหา | ข้อความ | ทีมข่าว | นักข่าว | คอลัมนิสต์
เรียบเรียง | เขียน
""")
"""Leads that also begin sentences or stand before a name as a role: taken only before a colon, or alone."""

JOINS = _entries("""
a | and | avec | dan | e | ed | en | et | i | ir | ja | met | mit | na | och | og | oraz | si | un | und | ve | và
with | y | és | şi | și | και | κι | и | й | та | і | ו | و | और | एवं | तथा | व | และ | กับ | 및 | ile | serta
""")
"""The words between the last two names of a list, in all these languages."""

ROLES = _entries("""
staff writer | staff reporter | senior writer | senior reporter | senior editor | senior correspondent
contributing writer | contributing editor | contributing author | contributor | guest contributor | guest author
guest writer | freelance writer | freelancer | freelance | managing editor | associate editor | assistant editor
deputy editor | executive editor | news editor | sports editor | political editor | political correspondent
chief political correspondent | chief correspondent | correspondent | reporter | writer | editor | editor-in-chief
editor in chief | columnist | journalist | author | co-author | producer | host | photographer | bureau chief
analyst | blogger | content writer | content manager | content marketing manager | copywriter | founder | co-founder
ceo | cto | cmo | president | director | manager | marketing manager | content strategist | seo specialist
head of content | head of marketing | redakteur | redakteurin | chefredakteur | chefredakteurin
stellvertretender chefredakteur | redaktionsleiter | redaktionsleiterin | volontär | volontärin | korrespondent
korrespondentin | reporterin | autor | autorin | journalistin | freier journalist | freie journalistin
freier autor | freie autorin | gastautor | gastautorin | kolumnist | kolumnistin | ressortleiter | ressortleiterin
politikredakteur | wirtschaftsredakteur | sportredakteur | herausgeber | herausgeberin | fotograf | fotografin
moderator | moderatorin | journaliste | rédacteur | rédactrice | rédacteur en chef | rédactrice en chef
correspondant | correspondante | envoyé spécial | envoyée spéciale | grand reporter | chroniqueur | chroniqueuse
periodista | redactor | redactora | redactor jefe | corresponsal | enviado especial | enviada especial | colaborador
colaboradora | columnista | giornalista | redattore | redattrice | inviato | inviata | corrispondente
caporedattore | jornalista | repórter | redator | redatora | correspondente | colunista | redacteur | verslaggever
verslaggeefster | dziennikarz | dziennikarka | redaktor | redaktorka | korespondent | korespondentka | журналист
журналистка | корреспондент | редактор | обозреватель | специальный корреспондент | журналіст | журналістка
кореспондент | muhabir | muhabiri | editör | yazar | reportrar | skribent | kommentator | toimittaja
erikoistoimittaja | avustaja | redaktör | ledarskribent | krönikör | kulturredaktör | redaktør | journalister
debattant | novinář | novinářka | újságíró | szerkesztő | főszerkesztő | jurnalist | jurnalistă | novinar
novinarka | žurnalistas | 記者 | 编辑 | 編集委員 | 論説委員 | 特派員 | 记者
기자 | 특파원 | 선임기자 | 인턴기자 | 통신원
""")
"""What a person does, where it stands beside the name."""

ORGANISATION_WORDS = _entries("""
staff | team | editors | editorial | newsroom | desk | redaktion | redaktionsteam | onlineredaktion
online-redaktion | redactie | redaktionen | redaktsioon | redaction | rédaction | redacción | redazione | redação
redakcja | redakce | redakcia | redakcija | redacția | szerkesztőség | toimitus | редакция | редакція | συντακτική
newsdesk | bureau | agency | agencies | agence | agencia | agencias | agenzia | agenzie | agência | agentur
agenturen | press | presse | prensa | news | nachrichten | noticias | notizie | magazine | magazin | zeitung | times
post | tribune | herald | journal | gazette | daily | weekly | observer | chronicle | tv | radio | media | medien
digital | online | network | group | gmbh | ag | inc | llc | ltd | corp | corporation | company | verlag
publishing | university | institute | institut | foundation | stiftung | association | verband | society | council
commission | ministry | ministerium | department | center | centre | zentrum | committee | committees | pressestelle
presseteam | pressemitteilung | contributors | editor team | blog | blogger team
store | shop | services | solutions | software | technologies | marketing | club | verein | e.v. | reporters
correspondents | writers | kollektiv | collective | guest | service | ajansı | haber | bild | newsletter | community
support | デジタル | 編集部 | 新聞 | 通信 | ニュース | 编辑部 | 通讯社 | 日报 | 新华社 | 人民网
편집부 | 뉴스 | 연합뉴스 | 뉴스룸 | digital team | هيئة
وكالة | تحریریه | ڈیسک | डेस्क | ब्यूरो | ডেস্ক | ব্যুরো | டெஸ்க் | செய்திப்பிரிவு | డెస్క్ | బ్యూరో | ಡೆಸ್ಕ್ | ಬ್ಯೂರೋ
ഡെസ്ക് | ഡെസ്‌ക് | ബ്യൂറോ | ડેસ્ક | બ્યુરો | ਡੈਸਕ | ਬਿਊਰੋ | غرفة | گروه | سرویس | דסק | מערכת | กองบรรณาธิการ | ทีมข่าว
რედაქცია | խմբագրություն | редакциясы | redaksiyası | redaksi | redaksia | рэдакцыя | редакција | servisi | portal
tribuna | diario | jornal | correio | monitor | gazeta
""")
"""Words that no person's name holds: who signs with one is a desk, an agency or a company."""

ROLE_WORDS = frozenset(word for role in ROLES for word in role.split() if len(word) > 4) | _entries("""
head | expert | specialist | officer | professor | fellow | candidate | experte | expertin | leiter | leiterin
reviewer | coordinator | consultant | gardener | engineer | developer | designer | attorney | lawyer | dietitian
nutritionist | therapist | teacher | coach | advisor | associate | assistant | executive | strategy | marketing
content
""")
"""Single words of roles: a piece behind a person that holds one of these is what the person does."""

RANKS = _entries("""
senior | chief | deputy | lead | staff | associate | assistant | executive | managing | contributing | freelance
ekonomi | spor | siyaset | politika | dış haberler | kültür sanat | savunma | istihbarat | eğitim | sağlık | adliye
yargı | diplomasi | enerji | parlamento | köşe
guest | leitende | leitender | leitendes | freie | freier | freies
""")
"""What stands between a name and its role: "Anna Bell Senior Oslo Reporter"."""

PLACE_WORDS = _entries("""
in | for | from | at | on behalf of | für | fuer | aus | bei | en | dans | pour | para | voor | till | för | из
в | is a | is an | is the | ist | est | leitet
""")
"""What joins a name to where and for whom it writes."""

AFTER_NAMES = _entries("""
on | in | at | by | am | um | le | el | sagt | says | schreibt | writes | follow | folgen | view | profile
profil | bio | more | mehr | sponsored | share | print | save | post | posts | and | und | et | y | e | said
il
""")
"""Words that stick to the end of a name: buttons, verbs, the beginning of a date."""

STOPS = _entries("""
updated | last updated | published | posted | modified | aktualisiert | veröffentlicht | publié | mis à jour
publicado | actualizado | aggiornato | pubblicato | atualizado | opublikowano | yayınlanma | güncelleme
illustration | illustrationen | illustrated | photo | photos | photography | foto | fotos | photographs | bild
bilder | image | images | video | videos | grafik | edited | medically reviewed | reviewed | fact checked
fact-checked | translated | übersetzt | übersetzung | editing | with additional | additional reporting
tüm yazıları | tüm haberleri | yazarın tüm | lihat semua | xem tất cả | جميع المقالات | كل المقالات | לכל הכתבות
כל הכתבות | همه مطالب
min read | share | shares | read more | comment | comments | kommentar | kommentare | bearbeitet | protokoll
quelle | źródło | zdroj | källa | kaynak | источник | джерело
aufgezeichnet | alle artikel | alle beiträge | all articles | all posts | view in | view full | follow
""")
"""What ends a byline: everything behind is a date, a picture credit, a button."""

NOT_NAMES = _entries("""
admin | administrator | webmaster | root | user | test | wordpress | wpadmin | wp-admin | no author | editor in chief
email the author | datum | date | stand | name | zuletzt geändert | sign in | my profile | mein profil | follow me
reply | antworten | login | email | e-mail | contact | follow | follow us | view all posts | view all | view profile
view more | see all | see more | more | read more | about | about us | about the author | about the authors | author
authors | author bio | bio | share | print | comments | comment | leave a comment | subscribe | sign up | log in
register | updated | published | posted | last updated | today | yesterday | opinion | analysis | sponsored
advertisement | unknown | anonymous | guest | null | none | undefined | n/a | na | home | search | menu | website
facebook | twitter | instagram | linkedin | youtube | whatsapp | telegram | rss | x | min read | minutes | views
photo | photos | video | zum autor | über den autor | über die autorin | alle artikel | alle beiträge | mehr
mehr artikel | kontakt | kommentare | teilen | autor | autorin | autoren | profil | voir tous les articles
tous les articles | en savoir plus | auteur | ver más | más | autores | ver todos | tutti gli articoli | autore
vedi tutti | alle berichten | meer | все статьи | автор | all articles | other articles | articles by | latest posts
recent posts | meet the team | our team | profile | verified | written by | edited by | reviewed by
medically reviewed by | fact checked by | fact-checked by | expert | experts | avatar | gravatar | image
the author | this author | show all | article | articles | category | categories | tags | tag | time | news | blog
post | posts | uncategorized | general | article by | story | stories | press release | pressemitteilung
redaktionell | anzeige | limited time | learn more | free trial | get started | contact us | apply now | book now
buy now | shop now | main menu | table of contents | key takeaways | inhaltsverzeichnis | quick links
skip to content | privacy policy | terms of use | cookie policy | all rights reserved | artikel zum hören | hören
copy link | your name | 네이버 | 네이버 뉴스
listen | listen to article | print article | temps de lecture | reading time | filed under | call us | 小字号 | 大字号
打印 | 印刷する | 印刷 | 关注 | 分享 | 评论 | 来源 | 字体 | 共有 | フォロー
記事一覧 | 기자 페이지 | 기사 더보기 | 구독 | 구독하기
full | full bio | read full bio | see full bio | on | and | wordpressadmin | siteadmin | site admin | super user
superuser | superadmin | latest news | breaking news | top stories | continue reading | lifestyle | disclaimer
am | und | weiter | weiterlesen | mehr erfahren | autorenseite | zur autorenseite | startseite | publiziert
im wortlaut | abonnieren | anmelden | lees meer | lees verder | over de auteur | delen | reageer | reacties
lire la suite | partager | commentaires | voir plus | à propos | à propos de l'auteur | se connecter | s'abonner
accueil | leer más | compartir | comentarios | sobre el autor | suscríbete | iniciar sesión | inicio
publicado | leggi tutto | leggi anche | condividi | commenti | accedi | abbonati | l'autore
leia mais | leia também | compartilhar | comentários | sobre o autor | assine | entrar | início
czytaj więcej | czytaj dalej | udostępnij | komentarze | o autorze | zaloguj się | läs mer | kommentarer
om författaren | logga in | prenumerera | les mer | om forfatteren | logg inn | læs mere | log ind | om skribenten
lue lisää | jaa | kommentit | kirjaudu | devamını oku | paylaş | yorumlar | yazar hakkında | giriş yap | abone ol
читать далее | подробнее | поделиться | комментарии | об авторе | войти | подписаться
читати далі | детальніше | поділитися | коментарі | про автора | увійти | číst dále | sdílet | komentáře
o autorovi | citește mai mult | distribuie | comentarii | despre autor | tovább | megosztás | hozzászólások
baca juga | baca selengkapnya | bagikan | komentar | xem thêm | chia sẻ | bình luận | اقرأ المزيد | مشاركة | تعليقات
続きを読む | コメント | ログイン | 阅读更多 | 登录 | 更多 | 더보기 | 댓글 | 로그인 | 공유
""")
"""What stands in author elements and is no author."""

DEGREES = _entries("""
md | m.d | phd | ph.d | dr | ms | m.s | msc | m.sc | ma | m.a | mba | mph | rd | rdn | ldn | rn | np | pa-c | do
dds | dmd | dvm | vmd | dacvb | jd | j.d | esq | cpa | cfa | cfp | cepf | cissp | pe | bsc | ba | b.a | bs | faap
facp | facs | fand | facog | foma | dabom | lmft | lcsw | psyd | edd | ed.d | pharmd | dnp | aprn | fnp-c | fnp
cscs | cpt | nasm | ace | jr | sr | ii | iii | iv | cbe | obe | mbe | frs | kc | qc | m.ed | med | llm | ll.m | ll.b
cpp | psp | facl | faclm | lvt | rcp | sphr | phr | shrm-cp | mag
""")
"""Degrees and honours that follow a name after a comma."""

_AGENCIES = """
AP
Associated Press: the associated press
Reuters: thomson reuters
AFP: agence france-presse | agence france presse | afp relaxnews
dpa: deutsche presse-agentur | deutsche presse agentur
dpa-AFX
APA
SDA
Keystone-SDA
SID
epd
KNA
EFE
Europa Press
ANSA
Adnkronos
Lusa
Agência Brasil
Estadão Conteúdo
ANP
Belga
TT
NTB
Ritzau
STT
PAP
ČTK
TASR
MTI
Agerpres
Hina
Tanjug
BTA
TASS
ТАСС
РИА Новости: ria novosti
Интерфакс
Interfax
Укрінформ
Ukrinform
УНІАН: unian
Anadolu Ajansı: anadolu
新华网
AA
DHA
İHA: iha
Xinhua
新华社
中新社
Kyodo
JIJI
共同通信
時事通信
Yonhap
연합뉴스
뉴시스
뉴스1
PTI
ANI
IANS
Antara
Bernama
VNA
TTXVN
IRNA
ISNA
WAM
SPA
MENA
AAP
The Canadian Press: canadian press | la presse canadienne | presse canadienne
PA
PA Media: press association
UPI
Bloomberg
Dow Jones
Getty Images
Télam
Notimex
Prensa Latina
ots
presseportal
PR Newswire
Business Wire
GlobeNewswire
CNA
中央社
pressetext
"""

AGENCIES: dict[str, str] = {
    small: name.strip()
    for name, _, spellings in (line.partition(":") for line in _AGENCIES.strip().splitlines())
    for small in {name.casefold().strip(), *_entries(spellings)}
}
"""Wire services, as they write themselves, by every spelling; members of EANA (https://www.newsalliance.org) and OANA
(https://www.oananews.org), and the distributors of press releases."""
