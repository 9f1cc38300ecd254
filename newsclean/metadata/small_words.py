"""The commonest words of the languages of the press: how a text is recognised.

From the frequency lists of the Leipzig Corpora Collection, news sections (https://corpora.uni-leipzig.de).
One language a paragraph; close relatives share most of their words, and that is how it should be.
"""

from __future__ import annotations

_WORDS = """
en: the of and to in that is was for with as on are by this have from not they which you but an be it at his her

de: der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er
hat dass sie nach wird bei einer um am sind noch wie einem über so zum war

fr: le la les de des et en un une du que est pour qui dans par sur au plus ne se pas avec ce il sont cette mais
ont aux ses elle nous vous été

es: de la que el en y los del se las por un para con una su al lo como más pero sus le ha este sí porque esta
entre cuando muy sin sobre también hasta donde desde está son fue

it: di che il la e in un per non è una sono con si da come le anche dei del della più ma gli nel alla delle ha
al lo dal questo i su o stato suo

pt: de que o a e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou
quando muito nos já está também só pelo pela até isso foi são

nl: de het een van en in is dat op te voor met zijn die niet aan er om ook als maar door over bij hij naar uit
wordt dan nog tot werd heeft zich worden

pl: w i na z się do nie że jest o to jak za od po przez oraz dla ale są ma jego który także tym już przy co było

cs: a v na se je že s z do o to i k za pro ve jako by po podle které který od už jsou ale před bude také jeho
při byl ze

sk: a v na sa je že s z do o to i k za pre vo ako by po podľa ktoré ktorý od už sú ale pred bude aj jeho pri bol
zo nie

ro: de și în a la cu nu pe din că o un este pentru care mai sunt au s-a fost se prin ca al să după lui ce

hu: a az és hogy nem is egy volt van meg ez azt de csak már még el mint ki vagy majd ha sem után szerint amely

sv: och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år
under också efter

no: og i det som en på er av for til med at de har ikke den om et han men var seg fra vi så kan når år også
etter ble skal mot sier

da: og i det som en på er af for til med at de har ikke den om et han men var sig fra vi så kan når år også
efter blev skal mod siger

fi: ja on ei että oli se hän mutta ovat kun myös joka kuin tai jos sen mukaan ole olla sekä niin vuoden jo ollut
vain

is: og að í á er sem til var við það um en ekki með hann af fyrir hefur eru frá þá þess þetta segir voru

et: ja on et ei see oli ta kui aga ka mis selle kes või oma ning siis mida pärast veel

lv: un ir ar no par ka uz kas bet arī lai pēc to tas kā vai pie gan tika bija

lt: ir kad į su yra tai buvo iš per bet ne apie kaip jo dėl kuris po taip už jau

tr: ve bir bu için da de ile olarak olan çok daha gibi en sonra kadar ancak olduğunu ise ne ya her göre
tarafından

id: yang dan di ini itu dengan untuk dari pada tidak dalam akan ke juga adalah oleh ada karena telah bisa sudah
tersebut mereka kata

ms: yang dan di ini itu dengan untuk dari pada tidak dalam akan ke juga adalah oleh ada kerana telah boleh sudah
tersebut mereka kata beliau

vi: và của là có được cho trong với các những không này đã một người để khi từ ở đến cũng tại về

hr: i u je na da se za su od s o ne kao bi koji što nije a će sam do iz ali više to te već samo

sl: in v je na da se za so z o ne kot bi ki pa ni tudi po iz ali več to bo pri še s

ca: de la que i el en a les els per un amb una del és no ha com al més però són també aquest l'any

sq: të e në dhe për me një që nga i se është si nuk më ka u do ishte

sw: ya na wa kwa ni katika la za kuwa cha hiyo huo kama yake watu hii pia baada

af: die van en in is het 'n te vir dat nie met op wat sy om aan as was ook hy deur

ru: и в не на что он с как это по но из у за от так его к для же было все был бы еще также году

uk: і в не на що він з як це та до за у від його але для про також є був року які після

be: і ў не на што ён з як гэта па але для за у ад яго да таксама года якія

bg: и на да се от за в не по с е че са си като това но ще до след как при или има

sr: и у је на да се за су од с о не као би који што није а ће до из али више то

mk: и на да се од за во не по со е дека ги го како тоа но ќе до што при или има

fa: و در به از که این را با است برای آن یک خود تا شد بر می هم نیز شده اما

ar: في من على أن إلى التي عن الذي هذا ما مع هذه كان لا قال بعد ذلك بين كما أو قد

ur: کے میں کی ہے اور سے کا کو اس نے پر یہ ہیں کہ بھی تھا جو گیا

hi: के में की है और से का को इस ने पर यह हैं कि भी था जो गया एक

mr: आहे आणि या ते हे की मध्ये होते केले आहेत त्या साठी असे

ne: को मा र छ हो भने पनि गर्ने भएको लाई छन्
"""

SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, _, words in (paragraph.partition(":") for paragraph in _WORDS.strip().split("\n\n"))
}
"""Language to its small words, case folded."""
