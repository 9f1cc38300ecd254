"""The names of the months in the languages that newsclean reads, and of the time zones that news pages write.

Months: Unicode CLDR 48 (https://cldr.unicode.org), wide and abbreviated forms,
inflected and stand-alone, case folded; and the Levantine and Maghrebi names of
the Arab press, Austrian and older short forms.  Where two languages give one
word to two months (Croatian and Polish "listopad"), the language with the
larger press keeps it.
"""

from __future__ import annotations

import unicodedata

_NAMES = """
january jan januar janvier janv enero ene gennaio gen janeiro januari stycznia sty styczeń января янв январь
січня січ січень ocak oca tammikuuta tammi tammikuu ledna led leden ιανουαρίου ιαν ιανουάριοσ ianuarie ian
január जनवरी जन يناير ינואר ינו ژانویه มกราคม ม.ค janúar sausio saus sausis janvāris jaanuar jaan siječnja sij
siječanj јануар јан януари яну јануари januára janar gener xaneiro xan জানুয়ারী জানু جنوری ஜனவரி ஜன januarie
yanvar yan қаңтар қаң იანვარი იან հունվարի հնվ հունվար студзеня сту студзень urtarrila urt eanáir ean جانفي sje
jän jänner

february feb februar février févr febrero febbraio fevereiro fev februari lutego lut luty февраля февр февраль
лютого лют лютий şubat şub helmikuuta helmi helmikuu února úno únor φεβρουαρίου φεβ φεβρουάριοσ februarie
február febr फ़रवरी फ़र فبراير פברואר פבר فوریه กุมภาพันธ์ ก.พ febrúar vasario vas vasaris februāris veebruar
veebr veljače velj veljača фебруар феб февруари фев februára shkurt shk febrer febreiro ফেব্রুয়ারী ফেব فروری
பிப்ரவரி பிப் fevral ақпан ақп თებერვალი თებ փետրվարի փտվ փետրվար лютага люты otsaila ots feabhra feabh شباط
فيفري feber

march mar märz mär mars marzo março maart mrt marca marzec марта мар март березня бер березень mart marts
maaliskuuta maalis maaliskuu března bře březen μαρτίου μαρ μάρτιοσ μάρ martie március márc maret मार्च مارس מרץ
มีนาคม มี.ค kovo kov kovas märts marec ožujka ožu ožujak machi mac març মার্চ مارچ மார்ச் மார் наурыз нау მარტი
მარ մարտի մրտ մարտ сакавіка сак сакавік martxoa márta آذار mrz

april apr avril avr abril abr aprile kwietnia kwi kwiecień апреля апр апрель квітня квіт квітень nisan nis
huhtikuuta huhti huhtikuu dubna dub duben απριλίου απρ απρίλιοσ aprilie április ápr अप्रैल أبريل אפריל אפר آوریل
เมษายน เม.ย apríl balandžio bal balandis aprīlis aprill travnja tra travanj април apríla prill pri aprili এপ্রিল
এপ্রি اپریل ஏப்ரல் ஏப் aprel сәуір сәу აპრილი აპრ ապրիլի ապր ապրիլ красавіка кра красавік apirila api aibreán
aib نيسان أفريل ابریل

may mai mayo maggio mag maio mei maja maj мая май травня трав травень mayıs toukokuuta touko toukokuu května kvě
květen μαΐου μαΐ μάιοσ μάι május máj मई مايو מאי مه พฤษภาคม พ.ค maí gegužės geg gegužė maijs svibnja svi
svibanj мај mája maig মে مئی மே мамыр мам მაისი მაი մայիսի մյս մայիս maiatza bealtaine beal أيار ماي

june jun juni juin junio giugno giu junho czerwca cze czerwiec июня июн июнь червня черв червень haziran haz
kesäkuuta kesä kesäkuu června čvn červen ιουνίου ιουν ιούνιοσ ιούν iunie iun június jún जून يونيو יוני ژوئن
มิถุนายน มิ.ย júní birželio birž birželis jūnijs jūn juuni junij lipnja lipanj јун юни јуни júna qershor qer
juny xuño জুন جون ஜூன் junie iyun iyn маусым мау ივნისი ივნ հունիսի հնս հունիս чэрвеня чэр чэрвень ekaina eka
meitheamh meith حزيران جوان

july jul juli juillet juil julio luglio lug julho lipca lip lipiec июля июл июль липня лип липень temmuz tem
heinäkuuta heinä heinäkuu července čvc červenec ιουλίου ιουλ ιούλιοσ ιούλ iulie iul július júl जुलाई जुल يوليو
יולי ژوئیه กรกฎาคม ก.ค júlí liepos liep liepa jūlijs jūl juuli julij srpnja srpanj јул юли јули júla korrik korr
julai juliol xullo xul জুলাই জুল جولائی ஜூலை julie iyul iyl шілде шіл ივლისი ივლ հուլիսի հլս հուլիս ліпеня ліп
ліпень uztaila uzt iúil تموز جويلية

august aug août agosto ago augustus sierpnia sie sierpień августа авг август серпня серп серпень ağustos ağu
augusti elokuuta elo elokuu srpna srp srpen αυγούστου αυγ αύγουστοσ αύγ augusztus agustus agu अगस्त अग أغسطس
אוגוסט אוג اوت สิงหาคม ส.ค ágúst ágú rugpjūčio rugp rugpjūtis augusts avgust avg kolovoza kol kolovoz augusta
gusht gush agosti ogos ogo agost ag আগস্ট আগ اگست ஆகஸ்ட் ஆக avqust avq тамыз там აგვისტო აგვ օգոստոսի օգս
օգոստոս жніўня жні жнівень abuztua abu lúnasa lún آب أوت

september sep sept septembre septiembre settembre set setembro września wrz wrzesień сентября сент сентябрь
вересня вер вересень eylül eyl syyskuuta syys syyskuu září zář σεπτεμβρίου σεπ σεπτέμβριοσ septembrie szeptember
szept सितंबर सित سبتمبر ספטמבר ספט سپتامبر กันยายน ก.ย rugsėjo rugs rugsėjis septembris rujna ruj rujan
септембар сеп septembar септември septembra shtator sht septemba setembre সেপ্টেম্বর সেপ ستمبر செப்டம்பர் செப்
sentyabr sen қыркүйек қыр სექტემბერი სექ սեպտեմբերի սեպ սեպտեմբեր верасня верасень iraila ira mfómh أيلول

october oct oktober okt octobre octubre ottobre ott outubro out października paź październik октября окт октябрь
жовтня жовт жовтень ekim eki lokakuuta loka lokakuu října říj říjen οκτωβρίου οκτ οκτώβριοσ octombrie október
अक्टूबर अक्टू أكتوبر אוקטובר אוק اکتبر ตุลาคม ต.ค spalio spal spalis oktobris oktoober октобар oktobar октомври
októbra tetor tet oktoba অক্টোবর অক্টো اکتوبر அக்டோபர் அக் oktyabr қазан қаз ოქტომბერი ოქტ հոկտեմբերի հոկ
հոկտեմբեր кастрычніка кас кастрычнік urria urr dfómh

november nov novembre noviembre novembro listopada lis listopad ноября нояб ноябрь листопада лист листопад kasım
kas marraskuuta marras marraskuu listopadu νοεμβρίου νοε νοέμβριοσ νοέ noiembrie नवंबर नव نوفمبر נובמבר נוב
نوامبر พฤศจิกายน พ.ย nóvember nóv lapkričio lapkr lapkritis novembris studenoga stu studeni новембар нов
novembar ноември ное novembra nëntor nën novemba নভেম্বর নভে نومبر நவம்பர் நவ noyabr noy қараша қар ნოემბერი ნოე
նոյեմբերի նոյ նոյեմբեր лістапада ліс лістапад azaroa aza samhain samh

december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia gru grudzień декабря дек декабрь
грудня груд грудень aralık ara desember des joulukuuta joulu joulukuu prosince pro prosinec δεκεμβρίου δεκ
δεκέμβριοσ decembrie दिसंबर दिस ديسمبر דצמבר דצמ دسامبر ธันวาคม ธ.ค gruodžio gruod gruodis decembris detsember
dets prosinca prosinac децембар дец decembar декември decembra dhjetor dhj desemba disember dis desembre
decembro ডিসেম্বর ডিসে دسمبر டிசம்பர் டிச dekabr dek желтоқсан жел დეკემბერი დეკ դեկտեմբերի դեկ դեկտեմբեր снежня
сне снежань abendua abe nollaig noll
"""

_JALALI = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "فروردین اردیبهشت خرداد تیر امرداد شهریور مهر ابان اذر دی بهمن اسپند",
    "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
)
"""The months of the Persian calendar as Iran writes them, in other spellings, and as Afghanistan names them."""

ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "мск": 180, "trt": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600,
    "brt": -180, "wib": 420, "wita": 480, "wit": 540, "hkt": 480, "sgt": 480, "jst": 540, "kst": 540,
    "aest": 600, "aedt": 660, "acst": 570, "acdt": 630, "awst": 480, "nzst": 720, "nzdt": 780,
    "sast": 120, "eat": 180, "wat": 60, "pkt": 300, "npt": 345,
}  # fmt: skip
"""Zone names to minutes east of Greenwich.  Names that mean two places (IST) are left out."""

AMERICAN_ZONES = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
}  # fmt: skip
"""Zone names without a season to where they hold (IANA time zone database); words of other languages, too ("et")."""


def _bare(word: str) -> str:
    """The word without its accents: pages write "fevrier" and "aout" too."""
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))


_MORE = """
januarie genn γενάρη γεν มกรา มค جنوري جنوری tammikuun januári

февр fév febbr φλεβάρη φεβρ กุมภา กพ peb pebruari फर फरवरी فبراير فبرایر helmikuun únor فېبروري

مارس مارچ μάρτη มีนา มีค מרס מארס brezna břez maaliskuun marzec

إبريل ابريل اپریل απρίλη เมษา เมย kwiec кві huhtikuun इप्रैल अप्रै अप्र

ماي ماية مايس พฤษภา พค magg тра toukokuun květ mayis می μάη

يونيه جوان جون มิถุนา มิย giug czerw чер czer kesäkuun červ ιούνη יונ ژوئن

يوليوز يوليه جويلية جولای ژوییه ژوئيه ژوئیه กรกฎา กค lugl heinäkuun ιούλη יול

غشت أغشت اغسطس آگوست اگوست اگست آگست สิงหา สค sierp сер ags agt agst elokuun srpen

شتنبر شتمبر سپتمبر กันยา กย sett setiembre wrześ syyskuun σεπτ σεπτέμβρη ספט' सितम्बर

أكتوبر اکتوبر ตุลา ตค paźdz жов lokakuun οκτώβρη अक्तूबर अक्टूबर

نونبر نوامبر نومبر พฤศจิกา พย лис marraskuun noi noiem nop nopember νοεμ νοέμβρη नवम्बर kasim

دجنبر ديسمبر دسامبر دسمبر ธันวา ธค grudz гру joulukuun δεκεμ δεκέμβρη दिसम्बर aralik
"""
"""What the Moroccan, Afghan and older press writes, popular and clipped forms, and capitals of "ı"."""

_PAIRS = {"كانون الثاني": 1, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12}
"""Levantine months of two words."""


def _table() -> dict[str, int]:
    more = {word: month for month, words in enumerate(_MORE.split("\n\n"), 1) for word in words.split()}
    names = {word: month for month, words in enumerate(_NAMES.split("\n\n"), 1) for word in words.split()}
    names = more | names | _PAIRS
    return {_bare(word): month for word, month in names.items()} | names


MONTHS: dict[str, int] = _table()
"""Case-folded month names, with and without accents, to 1 … 12."""

MONTH_PAIRS = frozenset(pair.split()[0] for pair in _PAIRS)
"""Words that begin the name of a month of two words."""

JALALI_MONTHS: dict[str, int] = {
    spelt: month
    for names in _JALALI
    for month, word in enumerate(names.split(), 1)
    for spelt in (word, f"{word}\u200cماه", f"{word}ماه", word.replace("ی", "ي"))
}
"""The months of the Persian calendar, with and without the word for month, with Persian and Arabic letters."""

CHANGED_STEMS = (
    *"""
updat modif revis reviewed
aktualis geändert änderung überarbeitet stand: bearbeitet
màj actualis actualiz aggiornat aggiornam atualiz editado alterado
bijgewerkt gewijzigd aangepast
zaktualizowan aktualiz zmienion edycj upraven změněn úprav
обновлен обновлён обновлено изменен изменён отредактирован исправлен
оновлен змінен відредагован
güncel düzenlen
uppdater ändrad oppdater endret opdater ændret redigert redigeret redigerad
päivitet päivitys muokattu
ενημέρωση ενημερωση ενημερώθηκε ενημερωθηκε τροποποι
frissít frissül módosít szerkesztv
diperbarui diperbaharui pembaruan diubah disunting
अपडेट अद्यतन संशोधित
تحديث تعديل حُدّث עודכן עדכון נערך
به‌روز بروزرسانی بروز‌رسانی آپدیت ویرایش
更新 修正 改訂 修改 修订 修訂
수정 업데이트 갱신
อัปเดต อัพเดต อัปเดท อัพเดท ปรับปรุง แก้ไข
senast uppfærð atnaujinta kemas
আপডেট হালনাগাদ اپ ڈیٹ புதுப்பி అప్‌డేట్ అప్డేట్ ನವೀಕರ અપડેટ ਅੱਪਡੇਟ അപ്ഡേറ്റ് അപ്‌ഡേറ്റ് अद्ययावत अद्यावधिक
ažurir posodob обновен ажурир përditës uuenda muudet atjaunin imesasish yenilən eguneratu
""".split(),
    "mis à jour", "mise à jour", "cập nhật", "sửa đổi", "chỉnh sửa", "به روز", "last edited", "sist endret",
    "stand vom", "stand ", "act. ", "act: ", "maj :", "maj le", "ultimo agg",
)  # fmt: skip
"""Stems of words before a date that say that it is the day of a change."""

SAID_PUBLISHED_STEMS = (
    *"""
publi posted posté created
veröffentlicht erschienen erstellt
creado créé rédigé pubblicato creato criado postado
geplaatst gepubliceerd aangemaakt
opublikowan publik dodano dodane utworzon vydán vytvořen zveřejn vložen uverejn pridan
опубликован публик создан размещен размещён добавлен
опублік публік створен розміщен додан
yayın yayım giriş oluştur eklen
skapad upplagd opprettet oprettet offentliggjort udgivet
julkais julkaistu luotu
δημοσί δημοσι ανάρτησ αναρτ δημιουργ καταχώ
postat adăugat
közzé megjelen létrehoz feltölt
diterbitkan terbit tayang diposting dibuat diunggah
đăng प्रकाशित प्रकाशन पब्लि पोस्ट
نشر نُشر أضيف פורסם פרסום נוצר
منتشر انتشار ارسال
公開 配信 掲載 投稿 発行 作成
发布 發布 發佈 发表 發表 刊登 出版 上線 上线 刊出
입력 등록 게재 발행 승인 작성 송고 게시 入力
เผยแพร่ โพสต์ ลงวันที่ สร้างเมื่อ
প্রকাশ شائع வெளியி ప్రచురణ ಪ್ರಕಟ પ્રકાશિત പ്രസിദ്ധീകരിച്ച
objavljen објављен avaldat imechapish dərc argitarat
""".split(),
    "lagt ut", "uppladdad", "mis en ligne", "mise en ligne", "xuất bản", "ngày tạo", "phát hành", "first seen",
)  # fmt: skip
"""Stems of words that say of a date that it is the day of publication, whatever else stands before it."""

PUBLISHED_STEMS = (*SAID_PUBLISHED_STEMS, "datum", "date")
"""Those and words for the date itself."""

CHANGED_BEHIND = ("更新", "修正", "수정", "업데이트", "güncel", "अपडेट", "به‌روز")
PUBLISHED_BEHIND = (
    "公開",
    "配信",
    "掲載",
    "投稿",
    "发布",
    "發布",
    "發佈",
    "发表",
    "刊登",
    "입력",
    "등록",
    "yayın",
    "प्रकाशित",
)
"""Stems that stand behind their date in languages that put the verb last: 2024年3月12日公開 2024年3月13日更新."""
