"""Words of bylines that begin with no "by", in Turkish, Indonesian, Vietnamese and scripts that have no capitals.

A long file: it is all words, one language a line, so that a reader of that language can check them.  Where a script
has no capitals, words are all that tells a name from a rubric.  Words are lower case and stand between bars.
"""

from __future__ import annotations

from newsclean.rules.labels import entries

LANGUAGES = frozenset("tr az ar he iw fa ps ur hi mr ne id in ms vi th".split())
"""Languages whose desks these are."""

REPORTERS = entries("""
fa: کارگردان | بازیگر | فیلمساز | داستان‌نویس | آهنگساز | دانشگاه | جامعه شناس | روان‌شناس | روانشناس | حقوقدان
fa: شاعر | مدیر | رئیس | پزشک | دانشیار | استادیار | معاون | تحلیل گر | خبرنگار | خبرنگاران | روزنامه‌نگار
fa: روزنامه نگار | تحلیلگر | تحلیل‌گر | پژوهشگر | پژوهش‌گر | نویسنده | کارشناس | استاد | فعال | عضو | دبیر
fa: سردبیر | گزارشگر | دانشجوی | وکیل | جامعه‌شناس | اقتصاددان | منتقد | مترجم | سرویس
ar: مخرجة | ممثل | ممثلة | قاص | قاصة | ناقد | ناقدة | جامعة | كلية | معهد | طبيب | طبيبة | مهندس | مهندسة
ar: محام | محامية | مؤرخ | مستشار | مستشارة | عضو | وزير سابق | مدير | مديرة | رسام | مخرج | مراسل | مراسلة
ar: مراسلنا | مراسلتنا | موفد | موفدنا | موفدة | مندوب | كاتب | كاتبة | صحفي | صحفية | صحافي | صحافية | محرر
ar: محررة | باحث | باحثة | أكاديمي | أكاديمية | خبير | خبيرة | محلل | محللة | أستاذ | أستاذة | روائي | روائية
ar: شاعر | إعلامي | إعلامية | ناشط | ناشطة | الكاتب | الكاتبة | الباحث | مدون | رئيس
tr: üniversitesi | bilimci | ekonomist | avukat | tarihçi | sosyolog | uzmanı | üyesi | başkanı | müdürü
tr: profesörü | bildiriyor | aktarıyor | yazdı | bilimcisi | şair | romancı | psikolog | araştırmacı | danışmanı
tr: serbest | muhabir | muhabiri | muhabirimiz | temsilcisi | temsilcimiz | editörü | yazarı | haberci | stajyer
tr: köşe | akademisyen | gazeteci | öğretim
he: שליחת | שליחי | אוניברסיטת | אוניברסיטה | סטודנט | סטודנטית | היסטוריון | היסטוריונית | כלכלן | כלכלנית
he: רופא | רופאה | מנהל | מנהלת | חבר | חברת | ראש | משורר | במאי | כתב | כתבת | כתבנו | כתבתנו | כתבי | עיתונאי
he: עיתונאית | פרשן | פרשנית | עורך | עורכת | סופר | סופרת | מרצה | חוקר | חוקרת | הכותב | הכותבת | בעל | שליח
he: שליחנו | שליחתנו | מבקר | מבקרת | יועץ | יועצת | יו"ר | מנכ"ל | מנכ"לית
hi: विश्वविद्यालय | कॉलेज | अर्थशास्त्री | इतिहासकार | अधिवक्ता | शिक्षक | पूर्व | सदस्य | निदेशक | अध्यक्ष
hi: शोधार्थी | साहित्यकार | लेखक | संवाददाता | पत्रकार | रिपोर्टर | लेखिका | संपादक | उप-संपादक | विश्लेषक
hi: वरिष्ठ | विशेष | प्रोफेसर | स्तंभकार | ब्यूरो | स्वतंत्र | प्राध्यापक | सहायक | मुख्य
id: universitas | ekonom | sejarawan | advokat | pengacara | direktur | alumnus | alumni | aktivis | akademisi
id: budayawan | dokter | wartawan | reporter | kontributor | jurnalis | koresponden | dosen | pengamat
id: peneliti | kolumnis | pegiat | penulis | mahasiswa | pemerhati | redaktur | pewarta | ketua | anggota
id: sastrawan
vi: đại học | tiến sĩ | bác sĩ | nhà thơ | giám đốc | hội viên | nhà sử học | cây bút | phóng viên | pv | ctv
vi: cộng tác viên | nhà báo | biên tập viên | chuyên gia | giảng viên | nhà nghiên cứu | luật sư | thường trú
vi: nhà văn | tổng biên tập
th: มหาวิทยาลัย | นักวิชาการ | นักกฎหมาย | ผู้อำนวยการ | นักประวัติศาสตร์ | ผู้สื่อข่าว | นักข่าว | คอลัมนิสต์
th: นักเขียน | บรรณาธิการ | นักวิเคราะห์ | นักวิจัย | หัวหน้าข่าว | รายงาน
""")
"""What somebody who signs is: behind a name and a comma, or in front of the name and its colon."""

THAI_REPORTERS = tuple(sorted(word for word in REPORTERS if "ก" <= word[0] <= "๙"))
"""The same in Thai, which writes the rest of the role without a space."""

ALSO_NAMES = frozenset({"סופר", "רופא", "שליח", "دبیر"})
"""Roles that are family names, too: only behind a comma."""

HEADS = entries("""
vi: ghi | lược ghi | tổng hợp | dịch | lược dịch | phóng viên | pv | nhóm pv | nhóm phóng viên | ctv | bài | tin
vi: phỏng vấn | thực hiện | tin, ảnh | bài, ảnh
ar: موفدتنا | موفدونا | مبعوثنا | مبعوث | مراسل | مراسلة | مراسلنا | مراسلتنا | موفد | موفدنا | موفدة | مندوب
ar: تقرير | متابعة | خاص | حوار | حاوره | حاورته | حاورها | حاورتها | مقال | رسالة | عمود | رأي | كتب | كتبت
ar: تغطية | تحقيق | ترجمة وتحرير | أعده | أعدته | أعدها | بقلم
tr: özel | muhabiri | muhabirimiz | temsilcisi | temsilcimiz | özel haber | haberi
he: כתב | כתבת | כתבנו | כתבתנו | כתבי | ראיין | ראיינה | שליחנו | שליחתנו | מאת | טקסט | מילים | ראיון
fa: خبرنگار | خبرنگاران | گزارشگر | گفت‌وگو | گفتگو | گزارش | یادداشت | تنظیم | مصاحبه | به قلم | تهیه
hi: संवाददाता | रिपोर्टर | रिपोर्ट | ब्यूरो | विशेष | साक्षात्कार | बातचीत | लेखक | प्रस्तुति | इनपुट | ग्राउंड
id: laporan | wartawan | reporter | kontributor | koresponden | jurnalis | tim | opini | kolom
th: ผู้สื่อข่าว | รายงาน | สัมภาษณ์ | เรื่อง | คอลัมน์ | ทีมข่าว | เรียบเรียง | โดย
""")
"""How the words begin that stand before a colon and a name: "Our correspondent in Beirut: …"."""

DESKS = entries("""
tr: görüş | analiz | yorum | köşe | haber merkezi | dış haberler | spor servisi | ekonomi servisi
ar: رأي | مقال | خاص | مقالات | قسم | مكتب | غرفة | أسرة
he: דעה | טור | פרשנות | מערכת | מערכות | חדשות | דסק
fa: یادداشت | دیدگاه | گروه | سرویس | دفتر | تحریریه
hi: विचार | नज़रिया | ओपिनियन | नजरिया | डेस्क | ब्यूरो | न्यूज डेस्क | संवाददाता | जागरण | संवाद
id: opini | kolom
vi: góc nhìn | ý kiến | diễn đàn | báo | tạp chí | đài | cổng thông tin
""")
"""Desks: who signs stands behind them, or nobody does."""

CITIES = entries("""
vi: hà tĩnh | thái bình | nam định | ninh bình | thái nguyên | phú thọ | vĩnh phúc | hải dương | hưng yên
vi: hòa bình | yên bái | lạng sơn | cao bằng | tuyên quang | bắc kạn | điện biên | lai châu | quảng bình
vi: thừa thiên huế | phú yên | ninh thuận | bình thuận | kon tum | đắk nông | lâm đồng | bình phước | tây ninh
vi: long an | tiền giang | bến tre | vĩnh long | trà vinh | đồng tháp | hậu giang | sóc trăng | bạc liêu
vi: washington | paris | london | bangkok | tokyo | seoul | hồ chí minh | việt nam | hà nội | tp.hcm | tphcm
vi: tp hcm | tp. hcm | sài gòn | đà nẵng | cần thơ | hải phòng | huế | nha trang | đà lạt | quảng ninh | nghệ an
vi: thanh hóa | quảng nam | bình dương | đồng nai | cà mau | an giang | đắk lắk | gia lai | lào cai | bình định
vi: tây nguyên | miền trung | miền tây | miền bắc | miền nam | nam bộ | bắc bộ | nam trung bộ | đông nam bộ
vi: khánh hòa | quảng ngãi | quảng trị | kiên giang | vũng tàu | hà giang | sơn la | bắc giang | bắc ninh
tr: istanbul | ankara | izmir | antalya | bursa | adana | konya | gaziantep | şanlıurfa | kocaeli | mersin
tr: diyarbakır | hatay | manisa | kayseri | samsun | balıkesir | kahramanmaraş | van | aydın | denizli | sakarya
tr: tekirdağ | muğla | eskişehir | mardin | trabzon | malatya | erzurum | ordu | sivas | edirne | çanakkale
tr: zonguldak | rize | elazığ | batman | hakkari | şırnak | lefkoşa | kars | ağrı | bolu | düzce | yalova
tr: isparta | kütahya | afyonkarahisar | uşak | berlin | brüksel | londra | washington | moskova | paris | atina
tr: new york | bakü | tahran | bağdat | şam
ar: القاهرة | الإسكندرية | الجيزة | بيروت | دمشق | حلب | عمان | عمّان | بغداد | البصرة | الموصل | أربيل | الرياض
ar: جدة | مكة | الدمام | دبي | أبوظبي | أبو ظبي | الشارقة | الدوحة | الكويت | المنامة | مسقط | صنعاء | عدن | تعز
ar: الخرطوم | طرابلس | بنغازي | تونس | صفاقس | سوسة | الجزائر | وهران | قسنطينة | الرباط | الدار البيضاء | فاس
ar: مراكش | طنجة | أكادير | نواكشوط | غزة | رام الله | القدس | القدس المحتلة | نابلس | الخليل | الناصرة | حيفا
ar: أنقرة | إسطنبول | طهران | باريس | لندن | واشنطن | نيويورك | موسكو | برلين | بروكسل | جنيف | روما | مدريد
ar: بكين | طوكيو | إدلب | حمص | اللاذقية | صيدا | صور | إربد | كربلاء | النجف | كركوك | السويس | أسوان
ar: المدينة المنورة | أم درمان | بورتسودان
he: ירושלים | תל אביב | תל-אביב | חיפה | באר שבע | אשדוד | נתניה | אילת | רמת גן | וושינגטון | ניו יורק | לונדון
he: פריז | ברלין | מוסקבה | בריסל | רומא | עזה
fa: تهران | مشهد | اصفهان | شیراز | تبریز | کرج | قم | اهواز | کرمانشاه | رشت | ارومیه | زاهدان | همدان | کرمان
fa: یزد | اردبیل | بندرعباس | اراک | زنجان | سنندج | قزوین | خرم‌آباد | گرگان | ساری | بوشهر | بجنورد | بیرجند
fa: ایلام | شهرکرد | یاسوج | سمنان | کابل | هرات | قندهار | مزارشریف | مزار شریف | جلال‌آباد | بامیان | قندوز
fa: دوشنبه | لندن | پاریس | برلین | واشنگتن | نیویورک | بروکسل | آبادان | کاشان | ننگرهار
hi: नई दिल्ली | दिल्ली | मुंबई | पटना | लखनऊ | रांची | भोपाल | इंदौर | जयपुर | जोधपुर | कानपुर | वाराणसी
hi: प्रयागराज | इलाहाबाद | आगरा | मेरठ | नोएडा | गाजियाबाद | ग़ाज़ियाबाद | गुरुग्राम | गुड़गांव | फरीदाबाद
hi: चंडीगढ़ | शिमला | देहरादून | हरिद्वार | रायपुर | बिलासपुर | जबलपुर | ग्वालियर | उदयपुर | कोटा | अजमेर
hi: अहमदाबाद | सूरत | वडोदरा | पुणे | नागपुर | नासिक | कोलकाता | चेन्नई | बेंगलुरु | हैदराबाद | गुवाहाटी
hi: भुवनेश्वर | जमशेदपुर | धनबाद | बोकारो | गया | मुजफ्फरपुर | भागलपुर | दरभंगा | गोरखपुर | अयोध्या | बरेली
hi: अलीगढ़ | मथुरा | झांसी | अमृतसर | लुधियाना | जालंधर | जम्मू | श्रीनगर | काठमांडू | वाशिंगटन | लंदन
hi: इस्लामाबाद | ढाका | सिलीगुड़ी | बस्तर | नैनीताल | अंबाला | रोहतक | हिसार
id: jakarta | bandung | surabaya | semarang | yogyakarta | medan | makassar | palembang | denpasar | malang
id: bogor | depok | bekasi | tangerang | solo | padang | pekanbaru | batam | banjarmasin | pontianak | samarinda
id: balikpapan | manado | ambon | jayapura | kupang | mataram | aceh | banda aceh | lampung | bandar lampung
id: jambi | bengkulu | kendari | palu | cirebon | tasikmalaya | purwokerto | kediri | jember | kuala lumpur
id: singapura | sleman | magelang | serang
th: กรุงเทพฯ | กรุงเทพ | เชียงใหม่ | เชียงราย | ขอนแก่น | อุดรธานี | นครราชสีมา | โคราช | อุบลราชธานี | ภูเก็ต
th: สงขลา | หาดใหญ่ | ปัตตานี | ยะลา | นราธิวาส | สุราษฎร์ธานี | พิษณุโลก | ชลบุรี | พัทยา | ระยอง | นครสวรรค์
th: ลำปาง | ตาก | แม่สอด | เวียงจันทน์ | โตเกียว | ลอนดอน
""")
"""Places that desks print beside a name: "القاهرة - …", "… / ANKARA"."""

COMPANIONS = tuple(
    entry.strip()
    for line in """
dk okuma | dakika okuma | dakikalık okuma | dk. okuma | okuma süresi | yorum
menit baca | menit membaca | waktu baca | komentar | phút đọc | bình luận
دقيقة قراءة | دقائق قراءة | دقيقة للقراءة | دقائق للقراءة | مدة القراءة | تعليق
دقیقه مطالعه | دقیقه خواندن | زمان مطالعه | دیدگاه | نظرات | דקות קריאה | דקת קריאה | זמן קריאה | תגובות
मिनट में पढ़ें | मिनट पढ़ें | मिनट का | मिनट में | पढ़ने का समय | कमेंट | टिप्पणी | टिप्पणि
นาทีในการอ่าน | อ่าน 1 | อ่าน 2 | อ่าน 3 | อ่าน 4 | อ่าน 5 | อ่าน 6 | อ่าน 7 | อ่าน 8 | อ่าน 9 | นาทีอ่าน | ความคิดเห็น | @
""".strip().splitlines()
    for entry in line.split("|")
)
"""What stands beside a name and shows that the line is the article's head: its length, its comments, an address."""

NOBODY_WORDS = entries("""
he: ועדת | ועדה | משפט | משרד | כיכר | תחנת | מפלגת | נבחרת | קבוצת | ליגת | ביטחון | עיר | של | על | את | לא
he: הוא | היא | עם | כי | גם | זה | זו | כל | בין | אחרי | לפני | מול | נגד | איך | למה | מה | מי | יש | אין
he: חדשות | כלכלה | ספורט | תרבות | בריאות | דעות | בארץ | בעולם | נדל"ן | צרכנות | מדיני | פוליטי | פלילים
he: אוכל | רכב | טכנולוגיה | שוק | ההון | הסכסוך | מבזקים | וידאו | תמונות | צילום | מדע | סביבה | עיריית | חברת
he: אוניברסיטת | עמותת | מכון | ארגון | תגובות | דקות | קריאה | פורסם | עודכן | מנוי | היתה | זאת | מזג | אוויר
he: בחצי | שעה | תחזית | ממשלה | הממשלה | כנסת | הכנסת | משטרה | צה"ל | עירייה | מאות | אלפי | נוספות | חדש
he: חדשה | מבצע | מלחמה | דיווח | פרשנות | ראיון | עוד | היום | אתמול | מחר
id: tanah | pulau | gunung | sungai | pelabuhan | bandara | stasiun | terminal | harian | koran | majalah
id: tabloid | surat | kabar | bursa | efek | saham | gubernur | lalu | lintas | menteri | hakim agung | warga
id: tim | gempa | banjir | kota | kabupaten | provinsi | bank | keuangan | hukum | politik | ekonomi | nasional
id: daerah | senior | tutup | usia | lumpuh | macet | publik | pilihan | terpopuler | terkini | berita | kolom
id: opini | sidang | kasus | korban | kebakaran | longsor | polisi | presiden | bupati | harga | pasar
id: olahraga | sepak | bola | liga | timnas | pahlawan | pelajar | hujan | cuaca | pemilu | pilkada
id: universitas | kementerian | dinas | partai | jalan | tol
th: กระทรวง | กระทรวงมหาดไทย | หน้าแรก | ข่าว | มี | ประชาชน | จำนวนมาก | พิเศษ | เศรษฐกิจ | การเมือง | กีฬา
th: บันเทิง | ต่างประเทศ | ภูมิภาค | สังคม | การเงิน | การลงทุน | ไลฟ์สไตล์ | เทคโนโลยี | และ | หรือ | การศึกษา
th: สุขภาพ | อาชญากรรม | วิดีโอ | ภาพ | อ่าน | นาที | ที่ | ใน | ของ | ให้
ar: نت | العربية | الأناضول | رويترز | سبوتنيك | وكالة | خاص | العام | في | من | عن | إلى | التي | الذي | هذا
ar: هذه | كان | كانت | قال | قالت | بعد | قبل | بين | كيف | ماذا | لماذا | هل | أن | إن | لا | ما | مع | ضد
ar: خلال | عام | يوم | بسبب | منذ | حول | أسواق | اقتصاد | سياسة | رياضة | أخبار | ثقافة | فنون | صحة | منوعات
ar: علوم | تكنولوجيا | رأي | آراء | مقالات | تقارير | تحقيقات | فيديو | صور | العالم | الرئيسية | الشرق | الأوسط
ar: المال | عاجل | محليات | مجتمع | أرشيف | صحيفة | جريدة | مؤسسة | شركة | وزارة | جامعة | حزب | مجلس | اتحاد
ar: نقابة | مركز | جمعية | ارتفاع | انخفاض | أسعار | تعاون | إغلاق | مقتل | إصابة | وصول | انطلاق | افتتاح
ar: وكالات | الجمعة | السبت | الأحد | الخميس | الاثنين | الثلاثاء | الأربعاء | الأنباء | مباشر | بث | تحديث
ar: تقرير | حوار | ملف | قضايا | حكومة | رئاسة | محكمة | شرطة | هيئة | بنك | سعر | مباراة | فريق | دوري | كأس
ar: مطار | ميناء | جديد | جديدة | عاجلة | الأولى | الثانية
fa: معاصر | خبرگزاری | کشور | در | به | از | که | این | آن | را | است | برای | شد | می | هم | نیز | یک | بود
fa: شود | کرد | اخبار | اقتصاد | سیاست | ورزش | ورزشی | هنر | جامعه | سیاسی | اقتصادی | فرهنگی | اجتماعی
fa: بین‌الملل | حوادث | فناوری | بازار | روزنامه | سازمان | وزارت | دانشگاه | شرکت | انجمن | بانک | کد | خبر
fa: صفحه | عکس | دقیقه | مطالعه | وضعیت | تورم | قیمت | پرواز | دولت | مجلس | شهرداری | پلیس | دادگاه | ایرنا
fa: ایسنا | مهر‌نیوز | تازه | جدید | افزایش | کاهش | بحران | رئیس | وزیر | تیم | لیگ | جام | انتها | منبع
fa: تصویر | فیلم | ویدئو | قلم | کاغذ | مرز
hi: के | में | की | है | और | से | का | को | ने | पर | यह | हैं | कि | भी | था | थी | जो | एक | नहीं | समाचार
hi: खबर | खबरें | देश | विदेश | दुनिया | खेल | राजनीति | मनोरंजन | राज्य | शहर | कारोबार | बिजनेस | क्रिकेट
hi: लाइफस्टाइल | राशिफल | वीडियो | फोटो | होम | विश्वविद्यालय | मंत्रालय | संघ | समिति | कंपनी | अख़बार | अखबार
hi: मिनट | कमेंट | पढ़ें | प्रदेश | ताज़ा | ताजा | विभाग | राष्ट्र | आयोग | सरकार | पुलिस | टीम | डिजिटल | बैंक
hi: बोर्ड | परिषद | एजेंसी | ब्यूरो | डेस्क | सभा | कोर्ट | न्यायालय | संस्थान | संगठन | मौसम | संयुक्त | विशेष
hi: ग्राउंड | ट्रेन | बारिश | रद्द | जारी | आदेश | ब्रेकिंग | आज | चुनाव | बजट | बाजार | योजना | कोरोना | मंत्री
hi: मुख्यमंत्री | प्रधानमंत्री | संवाददाता | जागरण | संवाद | भाषा | वार्ता
tr: hattı | hatti | sendikası | belediyesi | bakanlığı | üniversitesi | haberleri | gündem | ekonomi | spor
tr: siyaset | deprem | seferleri | tren | yolu | maçı | ligi | derneği | partisi | kurulu | mahkemesi | valiliği
tr: yeni | son | dakika | türkiye | otoyolu | büyükşehir | emniyeti | savcılığı | hava | durumu | borsa
tr: altın fiyatları
vi: bộ | sở | bóng | báo | đài | cục | ủy
""")
"""Words that no name holds, in scripts without capitals: small words, rubrics, institutions."""

NOBODY_WORDS_THAI = tuple(sorted(word for word in NOBODY_WORDS if "ก" <= word[0] <= "๙" and len(word) > len("ภาพ")))
"""Those of them that are Thai, which stand inside of longer words."""

BEGINS_WITH_VAV = (
    "ורד", "ויקטור", "ויקי", "ויוי", "ויטל", "ולדימיר", "ולר", "ויול", "ונסה", "ורוניק", "וסיל", "ואדי", "ודים", "ויי",
    "ויז", "וול", "וקני", "ורש", "וקס", "ורטה", "ויס", "ויל", "וינ", "ולד", "ולך", "ותק", "ואן", "והב",
)  # fmt: skip
"""How Hebrew names begin whose first letter is not the word "and"."""

BEGINS_WITH_WAW = frozenset(
    """
وليد وائل وسام وفاء وجدي وداد وحيد وسيم ورد وردة وعد وصفي وديع وهيب وهبة وهبي وضاح وجيه وجدان وئام وسن ولاء وفيق
ود والي والد ولد وافي وسيلة وحيدة وليم وليام والتر وليدة وزير وداعة واصف وهدان وحدة واثق ورقة ونوس وطفة ويس وحود
وجيد ويليام وارف وليا وسمي ودود ولي وردي واكد وادي وزان وكيل ورداني وتد
""".split()
)
"""Arabic names whose first letter is not the word "and"."""

PARTICLES = frozenset(
    """
عبد بن ابن أبو ابو أبي بنت الله الدين باشا با آل آيت أيت ولد بو السادات سيد سیدة میر أم ام ذو نور בן בת בר דה
אבו אל בנ बिन बिंत अल ณ ณ.
""".split()
)
"""Words of names that are no name by themselves: "محمود عبد الغفار" is as long as "محمود الغفار"."""

VIETNAMESE_FAMILIES = frozenset(
    """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh đoàn mai trịnh trương lâm tô tạ
cao châu chu hà lương quách tăng thái tống triệu vương kiều khuất lưu nghiêm phùng quản tôn thân tiêu từ văn
viên ông âu bạch biện cái cù diệp doãn đàm đậu điền giang giáp hàn hứa kha khổng khương la lại lã lục mạc mạch
nông ninh phí phó sầm thạch thẩm thi thiều tiết trang trầm ứng vi uông
""".split()
)
"""Vietnamese family names, which come first; a dozen of them cover nine people in ten."""

_DOTLESS = """
Yılmaz Yıldız Yıldırım Yıldıran Kılıç Kılıçoğlu Kılınç Aydın Aydınlı Yalçın Yalçınkaya Altın Altıntaş Altınok
Sarıkaya Sarıçam Sarıgül Balcı Avcı Akın Akıncı Çınar Işık Kır Kızıl Kızılay Kızılkaya Çakır Çalışkan Irmak
Ilgaz Yazıcı Bakırcı Taşkın Saygın Kazım Hıdır Barış Aslı Aslıhan Nazlı Satılmış Yalın Yalım Kırca Kıran Kıraç
Tanrıkulu Tanrıverdi Tığlı Sıla Halıcı Kapıcı Kırmızı Yarkın Sırrı Rıza Rıdvan Rıfat Fırat Çağrı Tarık Sadık
Halis Cansın Alkım Ilgın Isparta Narin Pınar Kıvanç Kıvılcım Tılsım Tınaz Aykın Baykın Arıkan Arı Arıcan
Arslantaş Kayalı Karslı Darıcı Çıtak Uğurlu Varlı Canlı
"""
TURKISH_DOTLESS = {word.replace("ı", "I").upper(): word for word in _DOTLESS.split() if "ı" in word or word[0] == "I"}
"""Words of Turkish names whose I has no dot, by how they are written in capitals, which does not show it."""


def is_reporter(word: str) -> bool:
    """Whether a folded word in a script without capitals is what somebody does, and no name.

    Example:
        >>> is_reporter("خبرنگار"), is_reporter("دبیر"), is_reporter("reporter")
        (True, False, False)
    """
    if word.isascii():
        return False
    return (word in REPORTERS and word not in ALSO_NAMES) or word.startswith(THAI_REPORTERS)
