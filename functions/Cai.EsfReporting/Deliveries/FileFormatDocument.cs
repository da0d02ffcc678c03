using System.Globalization;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries;

/// <summary><c>docs/file-format.md</c>: what a coordinator needs to know to make a file. Generated, so that the columns are the program's own.</summary>
public static class FileFormatDocument
{
    public static string Markdown()
    {
        var text = new StringBuilder("""
            # Deltagarfilen

            <!-- Generated from the code by `esf docs`; do not edit. -->

            En fil per ort och månad. Filen är hela sanningen om ortens deltaganden under månaden: den som var inskriven någon
            gång under månaden, eller avslutades i den, ska vara med. En ny fil för samma månad ersätter den förra.

            *One file for each site and month: a full statement of the site's participations during that month. A new file for
            the same month replaces the earlier one. The headers are Swedish; the table below says what each column holds.*

            ## Snabbt i gång

            1. Börja med mallen: [mall.xlsx](mall.xlsx) (med listor att välja ur) eller [mall.csv](mall.csv).
            2. Döp filen så att det framgår vad den gäller: `projekt_ort_ÅÅÅÅ-MM.xlsx`, till exempel `mia_tyreso_2018-08.xlsx`,
               eller lägg den i mappen `mia/tyreso/` som `2018-08.xlsx`.
            3. Lämna den. Kvittensen säger direkt vad som togs emot, och rad för rad vad som ska rättas och hur.
            4. Inget att rapportera? Lämna en fil med bara rubrikraden.

            ## Kolumner

            Ordningen är fri. Stora och små bokstäver, mellanslag och `*` i rubrikerna spelar ingen roll. Andra kolumner får finnas;
            de läses inte.

            | Kolumn | Får också heta | Ska fyllas i | Innehåll | Tillåtna värden | In English |
            | --- | --- | --- | --- | --- | --- |

            """);
        AppendColumns(text, FileFormat.Participants.Columns);
        text.Append("""

            ### I ett projekt i ESF+

            Säger katalogen att projektet är i ESF+ (`"programme": "esf-plus"`) börjar man i stället med [mall-esfplus.xlsx](mall-esfplus.xlsx) eller
            [mall-esfplus.csv](mall-esfplus.csv). **Annan utsatthet** finns inte där, och de här kolumnerna är nya eller andra. De sex som svaras med
            Ja, Nej eller Vill ej uppge får lämnas tomma eller vägras utan att uppgiften blir ofullständig.

            *In a project of ESF+ the template is another: these columns are new or other, and Annan utsatthet is gone. The six that are answered Ja,
            Nej or Vill ej uppge may be left blank or refused without making the record incomplete.*

            | Kolumn | Får också heta | Ska fyllas i | Innehåll | Tillåtna värden | In English |
            | --- | --- | --- | --- | --- | --- |

            """);
        AppendColumns(text, FileFormat.ParticipantsOfEsfPlus.Columns.Except(FileFormat.Participants.Columns));
        text.Append("""

            ### Projektets egna ord

            Katalogen kan lägga till avslutsorsaker och initiativtagare för ett projekt, till exempel *En väg in* och *Resursråd*. De tas då emot i det projektets filer, bredvid
            de ord som står ovan, och står i projektets egen mall och på portalens sida *Deltagarfilen*. Varje tillagd avslutsorsak hör till en grupp och räknas som den:
            `work` som Arbete, `study` som Studier, `ordinary-measure` som Kommunal insats, `job-seeking` som Arbetssökande och `other` som Annat.

            *The catalogue may add exit reasons and initiators to a project. Its files may then hold them, its own template lists them, and an exit reason counts as its group does.*

            ## Vilken kolumn som ger vilken indikator

            Det som gäller vid start (ålder, sysselsättning, utbildning och svaren Ja) tas från raden med personens första start, avslutet och läget sex
            månader senare från raden med det avslut som gäller; **Ny kvalifikation** räcker på vilken rad som helst. En post utan kön, ålder, sysselsättning eller utbildning är
            ofullständig och räknas i totalen men i ingen indikator. Katalogen kan säga annat om ord och sysselsättning vid start (`esfIndicators`,
            [beslut 20](decisions/0020-programmes.md)).

            *Which column feeds which indicator. Whom an indicator counts is told by the row of the first start, results by the row of the exit.*

            """);
        foreach (var programme in Programme.All)
            IndicatorDocument.Append(text, programme);
        text.Append(CultureInfo.InvariantCulture, $"""

            ## Personnummer

            - `ÅÅÅÅMMDD-NNNN`, `ÅÅMMDD-NNNN` eller utan bindestreck; `+` i stället för `-` från det år personen fyller 100.
            - Samordningsnummer (dag + 60), T- och TF-nummer (`19800101-T123`, `19800101-TF10`) och regionala reservnummer tas emot.
            - Ett samordningsnummer får sakna månad eller dag (`19800060-NNNN`, `19800772-NNNN`) eller ha en dag som månaden inte har. Åldern
              räknas då från den första dag som är möjlig.
            - Osynliga tecken tas bort, och alla slags streck, mellanslag och siffror läses lika. Ett tecken som inte går att läsa nämns i kvittensen.
            - Har Excel gjort om numret till `1,98001E+11` är siffrorna borta: formatera kolumnen som **Text** och skriv numret igen.
            - Skyddade uppgifter eller inget samtycke: skriv `Ja` i **Anonym**, fyll i **Startdatum** och **Kön** och lämna personnumret tomt.
              Anonyma personer räknas som deltagare, aldrig i en andel.
            - Personnummer får bara stå i sin egen kolumn, aldrig i ett filnamn.

            ## Datum och tal

            `2018-08-01`, `20180801`, `2018-08-01 00:00:00` och Excels datum går bra. `1/8 2018` och `08/01/2018` går inte att läsa säkert.
            En tidpunkt i UTC, `2018-07-31T22:00:00Z`, är den dag som den var i Sverige: 1 augusti. Inget får ha slutat efter dagen då filen
            lämnas. Tal skrivs med decimalkomma eller punkt, timmar också som tid: `37,5` och `37:30` är detsamma. Står ett av Excels fel
            (`#SAKNAS!`, `#REF!`, `####`) eller en formel som inte är uträknad i en kolumn som läses avvisas raden: ett fel är inte tomt.

            ## Filen

            - Excel-arbetsbok (`.xlsx`, utan lösenord) eller csv med semikolon, komma, tabb eller lodstreck.
            - I en arbetsbok läses ett blad: det första som syns och har rubrikerna. Ett blad som heter som månaden (`2018-08`, `Augusti`,
              `aug 18`) eller som orten går före de andra. Finns det personer på fler blad säger kvittensen det.
            - Dolda och bortfiltrerade rader räknas, och kvittensen säger hur många de är. Dolda blad läses inte.
            - En person vars cell är sammanfogad över flera rader gäller alla raderna.
            - Helst UTF-8 (”CSV UTF-8” i Excel). Windows-1252, Mac OS Roman, CP850 och UTF-16 känns igen, och å, ä och ö som ett annat
              program har gjort om till två tecken läses som de var. Kvittensen säger hur filen lästes.
            - I csv ska text och tal som innehåller skiljetecknet stå inom citattecken, och citattecken inuti en cell dubbleras. En rad med fler
              celler än rubriker avvisas, och filen om ett citattecken som inte stängs i tid har svalt rader.
            - Titelrader ovanför tabellen, en summarad under den, tomma rader, mallens rader som bara har ett löpnummer eller en förvald insats,
              och det som en utskrift har på varje sida (rubrikerna igen, ”Sida 1 av 3”) gör inget.
            - Högst {FileLimits.FileBytes / 1024 / 1024} MB och {FileLimits.Rows.ToString("N0", Language.Sv.Culture())} rader, {FileLimits.Columns} kolumner, och {FileLimits.CellBytes / 3} tecken i en cell.

            ## Vad som händer med felaktiga rader

            En felaktig rad avvisas och räknas inte förrän den är rättad; de andra raderna räknas. Avvisas mer än 20 procent av raderna
            (och minst fem) avvisas hela filen, så att en felaktig export inte gör skada. Alla regler står i [rules.md](rules.md).

            """);
        text.Append("""

            # Nyckeltalsfilen

            Det som inte räknas från deltagarna – nyckeltal ur Kolada, sommarjobb, enkäter, sjukfrånvaro, resultat – lämnas i en
            liten fil per projekt. Den tas emot, prövas, kvitteras och sparas som en deltagarfil. Bara samlade tal, aldrig något om
            en enskild person.

            *What is not counted from participants is delivered in a small file for each project, taken in as a participant file
            is: aggregates only, nothing about any one person.*

            1. Börja med mallen: [mall-nyckeltal.xlsx](mall-nyckeltal.xlsx) eller [mall-nyckeltal.csv](mall-nyckeltal.csv).
            2. Döp filen `projekt_nyckeltal_ÅÅÅÅ-MM.xlsx`, till exempel `mia_nyckeltal_2018-08.xlsx`, eller lägg den i mappen
               `mia/nyckeltal/` som `2018-08.xlsx`. Månaden är den då talen lämnas; vilken tid de gäller står i **Period**.
            3. Ta bara med det som är nytt eller rättat. För varje nyckeltal, ort och period gäller den senaste månadens leverans som
               nämner det. En ny fil för samma månad ersätter den förra.

            | Kolumn | Får också heta | Ska fyllas i | Innehåll | Tillåtna värden | In English |
            | --- | --- | --- | --- | --- | --- |

            """);
        AppendColumns(text, FileFormat.KeyFigures.Columns);
        text.Append(CultureInfo.InvariantCulture, $"""

            - **Procent** skrivs helst med tecken: `15,7 %`. Utan tecken läses `15,7` som 15,7 % och `0,157` (högst 1) också som
              15,7 %, med en varning som säger hur det lästes. Täljare och nämnare avgör när de finns. I Excel räknas en cell som
              visar procent som skriven med tecken.
            - **Saknas värdet** skrivs det med ord i **Utfall**: {string.Join(" · ", MissingWords.All.Select(word => $"`{word}`"))}.
            - **Mål** som räknas upp över året (katalogen säger vilka) är hela årets: 102 av 200 vid halvårsskiftet hålls mot 100.
            - **Mål** kan vara ord: `Öka` är uppnått när värdet är större än för samma period året före (lika: nära värde), `Minska` när det
              är mindre, `Oförändrad` när det inte är sämre. Är året före inte lämnat gäller katalogens ingångsvärde; finns inget bedöms det inte.
            - **En garanti** som är `Uppfyllda` bedöms som *Helt uppfyllt*.
            - **Mål, aktiviteter och uppdrag** bedöms på egna rader: målets namn eller id i **Indikator**, ett av orden i **Bedömning** (för aktiviteter och uppdrag i
              **Status**) och det som ska sägas i **Kommentar**, som får ha flera rader. **Ort**, **Period**, **Utfall** och **Mål** lämnas tomma. Det gäller rapporten till och med filens månad och
              förs inte över till nästa. Det senaste gäller, av filen och det som skrivs i portalen; tas raden bort i en ny fil för månaden gäller det filen sade inte längre.
              En fil med bara bedömningar behöver varken **Period** eller **Utfall**. Ett nyckeltals egen bedömning räknas fram och läses inte.
            - **Trenden** är mot samma period året före; finns den inte, mot perioden närmast före av samma slag.

            """);
        return text.Replace("\r\n", "\n").ToString();
    }

    private static void AppendColumns(StringBuilder text, IEnumerable<ColumnCard> cards)
    {
        foreach (var card in cards)
            text.Append(CultureInfo.InvariantCulture, $"| **{card.Name}** | {string.Join(", ", card.Aliases)} | {card.Needed.Sv} | {card.Content.Sv} | {string.Join(" · ", card.Choices)} | {card.Content.En} |\n");
    }
}
