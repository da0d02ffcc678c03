using System.Text;
using Cai.EsfReporting.Benchmarks.Synthetic;

namespace Cai.EsfReporting.Benchmarks.Samples;

/// <summary>
/// Key figures as the municipality and the förbund published them: aggregates that name nobody, so nothing here is made
/// up but which file they stand in. What was published in 2019 comes in 2019, after the day of the demo.
/// </summary>
public static class PublishedFigures
{
    private const string Header = "Indikator;Ort;Period;Utfall;Mål;Kommentar";
    private const string InAnnualReport = "Redovisas i verksamhetsberättelsen";

    public static IEnumerable<(string Path, byte[] Content)> All() =>
    [
        Csv("mia/nyckeltal/2018-02", Header,
            "Deltagare i Arbetscentrums utbud;Tyresö;2017;99;;",
            "Arbetscentrum, till arbete eller studier;Tyresö;2017;60 %;;",
            "Inflytande och delaktighet;Tyresö;2015;100 %;100 %;",
            "Inflytande och delaktighet;Tyresö;2016;100 %;100 %;",
            "Inflytande och delaktighet;Tyresö;2017;100 %;100 %;",
            "Tid inom två veckor;Tyresö;2017;Uppfyllda;;Den som anvisats till Arbetscentrum får tid hos en handläggare inom två veckor",
            "Sjukfrånvaro;Tyresö;2015;6,80 %;;",
            "Sjukfrånvaro;Tyresö;2016;4,32 %;;",
            "Sjukfrånvaro;Tyresö;2017;1,18 %;;",
            "Nettoresultat;Tyresö;2015;1 164;;",
            "Nettoresultat;Tyresö;2016;524;;",
            "Nettoresultat;Tyresö;2017;-1 684;;"),
        Csv("mia/nyckeltal/2018-08", Header,
            "U40800;Tyresö;2016;272;;",
            "U40800;Tyresö;2017;227;;",
            "N00919;Tyresö;2016;3,20 %;;",
            "N00919;Tyresö;2017;3,30 %;;",
            "N00928;Tyresö;2016;3,20 %;;",
            "N00928;Tyresö;2017;3,30 %;;",
            "Enkät: bemötande;;2017-04–2018-03;Nästan 100 procent;;Projektets första år",
            "Enkät: nytta;;2017-04–2018-03;Nästan 100 procent;;Projektets första år"),
        Workbook("mia/nyckeltal/2019-08", Header,
            "U40455;Tyresö;2018;15,7%;;Målet är att andelen ska öka under 2019",
            "U40800;Tyresö;2018;230;;",
            $"U40800;Tyresö;jan–aug 2019;{InAnnualReport};;",
            "N00919;Tyresö;2018;3,50%;;",
            $"N00919;Tyresö;jan–aug 2019;{InAnnualReport};;",
            "N00928;Tyresö;2018;3,30%;;",
            $"N00928;Tyresö;jan–aug 2019;{InAnnualReport};;",
            "Tid inom två veckor;Tyresö;jan–aug 2019;Svårt att uppnå;;Högt tryck av nya ärenden under våren och hösten 2019"),
        Csv("etableringscentrum/nyckeltal/2018-04", Header + ";Täljare;Nämnare",
            "Bosatta av anvisade nyanlända;Tyresö;2017;121;189;Resterande 68 erbjuds bostad under första halvan av 2018;121;189"),
        Csv("etableringscentrum/nyckeltal/2019-08", Header,
            "(N00973) Lämnat etableringsuppdraget och börjat arbeta eller studera (status efter 90 dagar), andel (%);Tyresö;2018;40,74 %;;Målet är att andelen ska öka under 2019"),
        Csv("ungdomsinsatser/nyckeltal/2018-02", Header,
            "Sommarjobb;Tyresö;2015;108;;",
            "Sommarjobb;Tyresö;2016;102;;",
            "Sommarjobb;Tyresö;2017;158;200;",
            "Ungdomar 16–20 år som varken studerar eller arbetar;Tyresö;2015;10 %;;",
            "Ungdomar 16–20 år som varken studerar eller arbetar;Tyresö;2016;9 %;;",
            "Ungdomar 16–20 år som varken studerar eller arbetar;Tyresö;2017;Finns ingen statistik framtaget för året;;Målet för 2018 är 0 procent"),
        Csv("ungdomsinsatser/nyckeltal/2019-08", Header,
            "Sommarjobb;Tyresö;jan–aug 2019;100;;Färre än i fjol: i år finansierades sommarjobben helt av Arbetsmarknadsenheten",
            "Ung i Tyresö, vidare till arbete och studier;Tyresö;jan–aug 2019;62,0 %;;"),
    ];

    private static (string Path, byte[] Content) Csv(string path, params string[] lines) =>
        (path + ".csv", Sheet.ToCsv(lines.Select(line => line.Split(';')), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), ';'));

    private static (string Path, byte[] Content) Workbook(string path, params string[] lines) => (path + ".xlsx", Sheet.ToWorkbook(lines.Select(line => line.Split(';'))));
}
