"""Common given names, to tell "Nerea Goikoetxea" from "Distance Learning" where nothing else marks a line as a byline.

Some hundred of each language's most frequent names, as the statistical offices publish them, without accents and in
small letters.  A name that is missing here costs nothing where a byline is marked, led or dated.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_NAMES = """
en: aaron adam adrian alan alex alexander alexandra alice alison amanda amber amy andrea andrew angela ann anna anne
anthony april ashley barbara ben benjamin beth betty bill bob bradley brandon brenda brian bruce carl carol caroline
carolyn catherine charles charlotte chelsea chloe chris christian christina christine christopher claire colin connor
craig cynthia daniel danielle david deborah debra dennis diana diane donald donna dorothy douglas dylan edward eleanor
elizabeth ella ellen emily emma eric erica erin ethan eugene evan evelyn frank gabriel gareth gary geoffrey george
gerald gloria grace graham gregory hannah harold harry heather helen henry holly howard hugh ian isaac jack jacob
jacqueline james jane janet janice jasmine jason jean jeff jeffrey jennifer jeremy jerry jesse jessica jim jo joan joe
joel john johnny jonathan jordan joseph joshua joyce juan judith judy julia julian julie justin karen kate katherine
kathleen kathryn katie keith kelly ken kenneth kevin kim kimberly kyle lance larry laura lauren lawrence leah lee
leslie liam lily linda lisa logan lori louis louise lucas lucy luke lynn madison marcus margaret maria marie marilyn
mark martha martin mary mason matthew megan melanie melissa michael michelle mike molly monica nancy naomi natalie
natasha nathan neil nicholas nick nicola nicole nigel noah nora oliver olivia oscar owen pamela patricia patrick paul
paula peter philip phoebe rachel ralph randy raymond rebecca rhys richard rick robert robin roger ronald rory rosa
rose ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian shannon sharon shaun
shirley simon sophia sophie stacey stella stephanie stephen steve steven stuart sue susan suzanne sydney tara taylor
teresa theresa thomas tiffany tim timothy tina todd tom tony tracy trevor tyler valerie vanessa victor victoria
vincent violet virginia walter wayne wendy will william zachary zoe

de: andreas anja anke annika annette antje armin axel barbel bastian beate bernd bernhard birgit bjorn britta carsten
christoph claudia cornelia dagmar daniela detlef dieter dirk doris elke erik eva fabian felix florian franziska frauke
friederike friedrich fritz gabi gabriele gerd gerhard gisela gunter gunther hanna hannes hans hartmut heike heiko
heinz helga helmut henning herbert holger horst ilse ingo ingrid iris jan jana jens joachim jochen johanna johannes
jorg josef jurgen jutta kai karin karl karsten kathrin katja katrin kerstin kirsten klaus konrad kristin kristina lars
lea lena leon leonie lukas lutz manfred manuel manuela marc marcel marco margit marion markus marlene martina mathias
matthias max maximilian michaela mirjam moritz nadine nele niklas nils norbert olaf olavi ole petra philipp rainer
ralf reiner reinhard renate roland rolf rudiger rudolf sabine sandra sascha sebastian severin silke silvia simone
sonja stefan stefanie steffen susanne sven svenja sylvia tanja thorsten till tobias torsten udo ulf ulrich ulrike
ursula ute uwe verena veronika volker werner wilhelm wolfgang yvonne

fr: adele adrien agnes alain alexandre alexis alice aline amelie anais andre antoine arnaud arthur audrey aurelie
aurelien baptiste beatrice benoit bernard brigitte bruno camille catherine cecile cedric celine chantal charlene
christelle christophe clemence clement coralie corinne cyril damien delphine denis didier dominique elise elodie
emmanuel emmanuelle eric estelle etienne fabien fabrice fanny florence florent francis francois francoise frederic
gael gaelle genevieve geraldine gerard gilles guillaume guy helene herve hugo isabelle jacques jeanne jeremie jerome
jocelyne joel josephine julien juliette laetitia laure laurence laurent leo loic luc lucie lucien ludovic marc
marguerite marianne marine marion martine mathieu mathilde maud maurice maxime mehdi melanie michel mireille monique
muriel nadege nadia nathalie nicolas noemie odile olivier pascal pascale patrice paulette philippe pierre quentin
rachid raphael regis remi remy rene roland romain sabrina sandrine sebastien serge severine stephane sylvain sylvie
thibault thibaut thierry valentin valerie veronique vincent virginie xavier yann yannick yasmine yves

es: adriana agustin ainhoa alba alberto alejandra alejandro alfonso alfredo alicia alonso alvaro amparo ana andres
angel angela angeles antonio araceli arturo aurora beatriz begona belen benito bernardo borja camila carla carlos
carmen carolina catalina cesar clara concepcion consuelo cristian cristina cristobal daniela diego dolores domingo
eduardo elena elisa elvira emilia emilio encarnacion enrique ernesto esperanza esteban ester eugenia eugenio eva
federico felipe fernanda fernando francisca francisco gabriela gema gerardo german gloria gonzalo gregorio guadalupe
guillermo gustavo hector hernan hugo ignacio ines inmaculada irene isabel ismael ivan jaime javier jesus jimena
joaquin jorge jose josefa josefina juana julia julian julio laura lidia lola lorena lorenzo lourdes lucia luis luisa
macarena manuel manuela marcela marcelo marcos margarita mariana mariano maribel marina mario marta martin mateo
matias mauricio mercedes miguel miriam monica montserrat natalia nerea nicolas noelia nuria olga oscar pablo paloma
paola patricia paz pedro pilar rafael ramiro ramon raquel raul ricardo rita roberto rocio rodrigo rosario ruben
salvador samuel santiago sara sergio silvia sofia soledad sonia susana tatiana teresa tomas trinidad valentina vanesa
vicente victor victoria virginia ximena yolanda

it: alberto aldo alessandra alessandro alessia alessio alfonso andrea angela angelo anna annalisa antonella antonio
arianna barbara beatrice bianca bruno carla carlo carmela caterina cecilia chiara claudia claudio corrado cristian
cristiano cristina dario davide debora denise diego domenico donatella edoardo elena eleonora elisa elisabetta
emanuela emanuele emiliano enrico enzo erika ettore eugenio fabio fabrizio federica federico filippo flavia flavio
franca francesca francesco franco gabriele gaetano giacomo gianluca gianni giorgia giorgio giovanna giovanni giulia
giulio giuseppe giuseppina grazia gualtiero guido ilaria irene isabella ivan laura leonardo lidia lorenzo luca lucia
luciano luigi luisa maddalena manuela marcello marco margherita maria mariangela mario marina marta martina
massimiliano massimo matteo maurizio mauro michela michele mirko monica nicola nicoletta ornella paola paolo patrizia
piero pietro raffaele raffaella renato riccardo rita roberta roberto rocco rosa rossella salvatore sandro sara serena
sergio silvana silvia simona simone sofia stefania stefano susanna tiziana tommaso ugo umberto valentina valeria
valerio vincenzo vito vittorio viviana walter

pt: adriana adriano afonso alessandra alexandre alice aline alvaro amanda ana anderson andre andreia antonio armando
arthur augusto aurea beatriz bernardo bianca breno bruna bruno caio camila carla carlos carolina catarina celia celso
cesar cintia clara claudia claudio cleide cristiane cristiano daniel daniela danilo debora denise diana diego diogo
duarte edson eduardo elaine elisabete emanuel erica fabiana fabio felipe fernanda fernando filipa filipe flavia flavio
francisca francisco gabriel gabriela gilberto giovana goncalo guilherme gustavo heitor helder helena henrique hugo
igor ines isabel isabela ivo jessica joana joao joaquim jorge jose josefa juliana julio karina larissa laura leandro
leonardo leonor leticia lilian lucas lucia luciana luis luisa luiz luiza luana manuel manuela mara marcela marcelo
marcia marcio marcos margarida maria mariana mario marisa marta mateus matheus matilde mauricio mauro miguel monica
murilo natalia nelson nuno octavio otavio patricia paula paulo pedro priscila rafael rafaela raquel raul regina renata
renato ricardo rita roberta roberto rodrigo rogerio rosana rui sandra sara sebastiao sergio silvia simone sofia sonia
susana tania tatiana teresa thiago tiago tomas valeria vanessa vasco vera vicente victor vinicius vitor viviane wagner
wellington wesley

nl: anja annelies annemarie anouk arjan arjen arno astrid bart bas bert bram carla cees coen corine daan david dennis
dirk dorien eline ellen els emma erik esther eva evelien femke fleur floor frank frans frits geert gerard gerben gert
gijs hanneke hans harm harmen harry heleen henk herman hugo ilse inge ingrid iris jaap jacqueline jan janneke jasper
jelle jeroen jesse job joep johan joost joris jos judith jurgen karel karin kees kim klaas koen lars laura leen
lennart leon lies lieve lisa lisanne lotte luc lucas maarten maaike machteld manon marc margriet marieke marijke
marijn marjolein marloes martijn matthijs maud menno merel michiel mieke mirjam monique niels niek nina noor patrick
paul peter petra piet pieter pim rens richard rik rob robbert robin roel roos ruben ruud saskia sander sanne sietse
simone sjoerd sofie stefan steven stijn susanne suzanne teun thijs thijmen tijmen tim tineke tom toon vera veerle
vincent wietse wilma willem wim wouter yvonne

pl: adam adrian agata agnieszka aleksander aleksandra alicja andrzej anna antoni arkadiusz artur barbara bartlomiej
bartosz beata bogdan bogumil boguslaw bozena cezary czeslaw damian daniel danuta dariusz dawid dominik dominika dorota
edyta elzbieta emilia ewa filip franciszek grazyna grzegorz halina hanna henryk ireneusz irena iwona izabela jacek
jadwiga jakub jan janina janusz jaroslaw jerzy joanna jolanta jozef julia justyna kacper kamil karol karolina
katarzyna kazimierz kinga konrad krystian krystyna krzysztof lech leszek lidia lucyna lukasz maciej magda magdalena
malgorzata marcin marek maria mariola mariusz marta marzena mateusz michal mieczyslaw milosz mikolaj miroslaw monika
natalia olga oliwia oskar patryk paulina pawel piotr przemyslaw radoslaw rafal renata robert roman ryszard sebastian
slawomir stanislaw stefan sylwia szymon tadeusz teresa tomasz urszula waldemar wanda weronika wieslaw wiktor witold
wladyslaw wlodzimierz wojciech zbigniew zdzislaw zofia zuzanna zygmunt

cs: adela ales alena andrea aneta anezka barbora bohumil bohuslav dagmar dalibor daniela david denisa dominik dusan
eliska eva filip frantisek gabriela hana helena hynek irena ivana iveta ivo jakub jan jana jarmila jaromir jaroslav
jaroslava jindrich jiri jirina jitka josef kamila karel karolina katerina klara kristyna krystof ladislav lenka libor
libuse lubomir lubos lucie ludek ludmila lukas marcela marek marie marketa marketka martin martina matej michaela
michal mila milada milan milena miloslav milos miroslav miroslava monika nikola oldrich ondrej otakar patrik pavel
pavla pavlina petr petra premysl radek radim radka radovan rehor renata richard robert roman rudolf ruzena sarka
simona stanislav stepan stepanka tereza tomas vaclav vera veronika viktor vit vladimir vlasta vojtech zdenek zdenka
zuzana

hu: adam adrienn agnes akos andras andrea anett aniko anita anna antal arpad aron attila balazs barbara barnabas bela
bence bernadett bernat beata boglarka csaba csilla csongor daniel david dezso dora edina edit elek emese eniko erika
erzsebet eszter eva fanni ferenc gabor gabriella gellert gergely gergo geza gusztav gyorgy gyorgyi gyula hajnalka
ibolya ildiko imre ilona istvan jozsef judit julianna kalman karoly katalin kinga klara kornel krisztian krisztina
lajos laszlo levente marcell maria marta marton mate matyas melinda mihaly miklos monika norbert nora noemi orsolya
otto pal peter petra rebeka reka robert roland roza sandor szabolcs szilvia tamas terez tibor timea tivadar tunde
veronika viktor viktoria vilmos zalan zita zoltan zsofia zsolt zsuzsa zsuzsanna

ro: adela adrian adriana alexandru alina ana anca andrada andreea andrei anton aurel aurelia bianca bogdan calin
camelia carmen catalin catalina claudiu codrin constantin corina cornel cosmin costel cristian cristina dan dana
daniel daniela diana dinu doina dorin dragos dumitru elena emil emilia eugen felicia flavius florentina florin
floriana gabriela george georgiana gheorghe horia iancu ilie ileana ioan ioana ion ionel ionut irina iulia iulian
laurentiu lavinia leonard lidia liliana liviu loredana lucian luminita madalina magdalena marian mariana marin marius
matei mihaela mihai mihail mihnea mircea mirela monica natalia nelu nicolae nicoleta octavian oana olga ovidiu paul
petre petru radu raluca ramona razvan rodica roxana sabina sebastian serban silviu simona sorin sorina stefan stefania
stelian teodor teodora tiberiu titus traian tudor valentin valentina vasile veronica victor violeta viorel viorica
virgil vlad

nordic: agneta aksel albin alexander alva amalie anders andreas ane anette anita anja anna anne annika antero antti
arne arvid asger aslaug asta astrid axel bengt bente berit birgitta birgitte birte bjarne bjorn bo borje britt camilla
carina carl caroline cecilia cecilie charlotte christer dag daniel david ebba eero egil eila eili eino eirik elin
elina elisabet elisabeth ella ellen elsa emil emilia emma erik erika erkki espen ester eva filip fredrik frida frode
gabriel geir gerd gorm goran grete gro gudrun gun gunilla gunnar gunvor guro gustaf gustav haakon hakan hanna hannele
hanne hannu hans harald harri heidi heikki helena helene helge helle hege hedda henna henrik henriette hilde hjalmar
iben ida inga inge ingeborg inger ingrid ingunn ingvild irene isak ivar jaakko jacob jakob jan janne jari jarmo jens
jenni jenny jesper joakim johan johanna johannes john jon jonas jonna jorgen jorma josefin jouni juha juhani jukka
julia julie jussi jytte kaare kaija kaisa kajsa kalle karen kari karin karita karl karoliina kasper katarina kati
katja katri kenneth kerstin kim kimmo kirsi kirsten kirsti kjell kjersti klaus knud knut kristian kristiina kristin
kristina kristoffer kurt laerke laila lars lasse laura leena leif lena lene lennart lilian lina linda line linnea lisa
lise liv lone lotta lotte louise lovisa maarit magne magnus maija maja malin mans marcus maren mari maria marianne
marie marika marit marita marja marjatta markku markus marte martin mats matias matti mattias merete mette mia mika
mikael mikkel mikko minna mira moa mogens monica morten nanna niels nils nina nora oddvar ola olav olavi ole olof olli
oskar ossi outi paavo palle pekka pentti per pernille pertti peter petra petri petter pia pirjo pirkko poul preben
ragnar ragnhild rasmus rauno reidar reijo riikka riitta rikke roar robin roger rolf rune saara sakari sami samuel
sanna sari sebastian seppo signe sigrid silje simen simon siri siv sofia sofie solveig soren stefan steinar stian stig
stine sture sune susanna susanne sven svein sverre taavi taina tanja tapani tapio tarja teemu terhi terje thea theodor
thomas thor thyge tiina timo tobias tom tomas tommi tone tonje tor tore torbjorn torill torsten tove tommy trine trond
trygve tuija tuomas tuula turid ulf ulla ulrik ulrika unni urban vegard vesa vibeke victor vidar viggo viktor ville
vilhelm vincent virpi wenche wilma yngve yrsa

slavic-south: aleksandar aleksandra ana andrej andrija anita ante anton biljana bojan boris borislav branko dalibor
damir danijel darko dario dejan dinko dragan dragana dubravka dusan filip goran gordana hrvoje igor ilija iva ivan
ivana ivica ivo jasmina jasna jelena josip jovan jovana jure katarina kristina ksenija luka ljiljana ljubica maja
marija marijana marina marko marta martina mate matija milan milena milica milos miodrag mirjana miroslav mladen
natasa nebojsa nemanja nenad nikola nikolina petar predrag radmila sanja sasa slavica slobodan snezana srdjan stefan
stjepan suzana tamara tatjana tea tomislav vedran vesna vladimir vlado zeljka zeljko zoran zvonimir

ru: александр александра алексей алена алина алиса алла анастасия анатолий ангелина андрей анна антон антонина арина
аркадий арсений артем артемий артур богдан борис вадим валентин валентина валерий валерия варвара василий василиса
вера вероника виктор виктория виталий владимир владислав всеволод вячеслав галина геннадий георгий герман глеб
григорий дана даниил данила дарья денис диана дмитрий ева евгений евгения егор екатерина елена елизавета жанна зарема
зинаида зоя иван игорь илья инна ирина кирилл клавдия константин кристина ксения лариса лев леонид лидия любовь
людмила майя макар макс максим маргарита марина мария марк марьяна матвей михаил надежда наталия наталья никита
николай нина оксана олег олеся ольга павел петр полина раиса ринат роман руслан савелий светлана семен сергей софия
софья станислав степан таисия тамара татьяна тимофей тимур ульяна федор эдуард элина эльвира юлия юрий яна ярослав

uk: аліна андрій антон антоніна артем богдан богдана борис вадим валентин валентина валерія валерій василь вікторія
віктор віталій віра владислав володимир в'ячеслав ганна галина георгій григорій дарина дарія данило денис діана дмитро
євген євгенія єлизавета жанна зоряна іван іванна ігор ілля інна ірина катерина кирило костянтин ксенія лариса леонід
леся лідія лілія любов любомир людмила максим маргарита марина марія мар'яна марта микита микола мирослав мирослава
михайло надія назар наталія наталка ніна оксана олег олександр олександра олексій олена олеся ольга орест остап павло
петро поліна роман ростислав руслан світлана святослав сергій соломія софія станіслав степан тамара тарас тетяна
тимофій уляна федір христина юлія юрій юрко ярина ярослав ярослава

el: αγγελικη αθανασια αθανασιος αλεξανδρα αλεξανδρος αλεξης αναστασια αναστασιος ανδρεας αννα αντωνης αντωνια
αποστολος αρης αριστειδης αργυρης ασπασια βαγγελης βασιλης βασιλικη βικυ γεωργια γεωργιος γιαννης γιωργος γρηγορης
δεσποινα δημητρα δημητρης δημητριος διονυσης ειρηνη ελενη ελευθερια ελευθερος ευαγγελια ευγενια ευη ηλιας ηρακλης
θανασης θεοδωρος θεοδωρα θεοφιλος θωμας ιωαννα ιωαννης ιωαννα κατερινα κλεοπατρα κοσμας κυριακος κυριακη κωνσταντινα
κωνσταντινος κωστας λαμπρος λεωνιδας λινα λουκας μαγδα μαιρη μακης μανος μανωλης μαρια μαριανθη μαριλενα μαρινα μαριος
μαρκος ματινα μιχαλης μυρτω νατασα νικη νικολαος νικος ντινα ξενια ολγα ορεστης παναγιωτα παναγιωτης παντελης
παρασκευη παυλος πετρος ραφαηλ ρενα σοφια σπυρος σταυρος σταματης στελιος στεφανος σωτηρης τασος τατιανα φανη φιλιππος
φωτεινη φωτης χαρης χαραλαμπος χρηστος χριστινα χριστος

tr: adem ahmet ali alper arda asli ayse aysegul aylin aynur baran baris basak beril berk betul bora burak burcu busra
can caner cansu cem cemal ceren deniz derya didem dilek duygu ebru ece efe elif emel emine emir emrah emre engin ercan
erdal erdem eren erhan erkan ersin esra evren eylem fatih fatma ferhat feyza filiz fuat furkan gizem gokce gokhan
gonul gul gulay gulsen gurkan hakan halil halime hande harun hasan hatice hilal hulya husein huseyin ibrahim ilker
ilknur irem irfan ismail kaan kadir kemal kenan kerem kerim korkut kubra levent leyla mehmet melek melike meltem mert
merve mesut metin mine mithat muhammet murat musa mustafa naz nazli necla nesrin nihal nihat nilgun nur nuray nurcan
oguz okan omer onur orhan osman ozan ozge ozlem pelin pinar ramazan recep riza ruya sabri salih savas seda sedat sefa
selcuk selim selin selma semih sema serap serdar serhat serkan sevda sevgi sevil sibel sinan songul suat sule tamer
tarik tayfun tugba tuncay tolga turgut ufuk ugur umit umut vedat veli volkan yagmur yasemin yasin yavuz yeliz yilmaz
yusuf zehra zeki zeynep

south-asia: aarav aarti abhishek aditi aditya ajay akash akshay alok amit amrita anand anil anita anjali ankit anuj
anupam anurag arjun arun aruna arvind asha ashish ashok bhavna chandra deepa deepak deepika devika dinesh divya farah
gaurav gautam gita harish hemant imran indira ishaan jaya kabir kamal karan kavita kiran komal krishna kumar lakshmi
lalit madhu mahesh manish manoj meena meera mohan mohammad mohit mukesh nandini naresh navin neha nidhi nikhil nisha
nitin padma pallavi pankaj payal pooja prabhat pradeep prakash pranav prasad prashant preeti priya priyanka rahul raj
rajesh raju rakesh ram ramesh rani ravi reena rekha renuka ritu rohan rohit sachin sameer sandeep sangeeta sanjay
sanjeev santosh sarita saurabh seema shalini shankar shashi shilpa shreya shruti sneha sonali srinivas subhash sudhir
sumit sunil sunita suresh swati tanvi tarun uma usha vandana varun vijay vikas vikram vinay vineet vinod vishal vivek
yash

muslim-world: abbas abdul abdullah abdulrahman adel ahmad ahmed aisha akram ali amal amin amina amir amira amr anas
ayman aziz bashir bilal dalia dina faisal farid farida fatima ghada habib hala hamid hamza hana hanan hani hasan
hassan hatem heba hisham huda hussein ibrahim idris iman ismail jamal kareem karim khaled khalid laila layla leila
lina mahmoud majid malek mariam maryam marwa marwan maha mohamed mohammed mona mostafa muhammad musa mustafa nabil
nada nadia naser nasser nawal nour omar osama qasim rana randa rania rashid reem rima saad saeed salah salem salim
salma samar sami samia samir samira sara sayed shadi sherif suhail tamer tarek tariq wael walid yahya yara yasmin
yasser youssef yusuf zahra zainab zaid

africa-and-islands: abena adaeze adebayo ade akosua amara ama ayodele babajide bola chidi chinedu chioma chukwu emeka
esi femi folake funmi ifeanyi ikechukwu kamau kofi kojo kwabena kwame kwesi lerato lwazi mandla musa nana ngozi nkechi
nkosana njeri nomvula obinna ola olumide oluwaseun onyeka palesa precious segun sibusiso sipho temitope thabo thandi
thandiwe themba tunde uche wanjiku yaw yetunde zanele zodwa agus andi ayu bambang budi dewi dian dimas eko endang
fajar fitri hendra indah indra intan joko lestari made ni nyoman nur putri putu ratna rini rizky sari siti sri
sulaiman teguh tri wahyu wati wayan widodo yanti yoga yudi
"""


def is_given_name(word: str) -> bool:
    """Whether a word, or the first part of a double one, is a common given name, whatever its case and accents.

    Example:
        >>> is_given_name("Řehoř"), is_given_name("Anne-Marie"), is_given_name("Distance")
        (True, True, False)
    """
    small = _bare(word)
    return small in _given_names() or small.partition("-")[0] in _given_names()


@cache
def _given_names() -> frozenset[str]:
    lines = (line.rpartition(": ")[2] for line in _NAMES.splitlines())
    return frozenset(_bare(name) for line in lines for name in line.split())


def _bare(word: str) -> str:
    small = word.casefold()
    if small.isascii():
        return small
    marks = unicodedata.normalize("NFD", small.translate(_LETTERS))
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae"})
"""Letters that are no base letter with an accent."""
