using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries;

/// <summary>A column that the program reads: of the participant file, then of the key-figure file. Other columns are let be.</summary>
public enum Column
{
    Identity = 0,
    Insats,
    Start,
    End,
    Reason,
    Anonymous,
    Sex,
    Provider,
    Employment,
    Education,
    ForeignBackground,
    Disability,
    OtherDisadvantage,
    InitiatedBy,
    NewQualification,
    Hours,
    Referred,
    FirstMeeting,
    Status90Days,
    Status6Months,
    Indicator,
    Site,
    Period,
    Outcome,
    Target,
    Judgement,
    Status,
    Comment,
    Numerator,
    Denominator,

    // Of ESF+ projects only.
    ThirdCountryNational,
    Minority,
    Homeless,
    Rural,
    ImprovedSituation,
}

/// <param name="Name">As the template writes it.</param>
/// <param name="Needed">When it must be filled in, for people.</param>
/// <param name="Content">What it holds, for people.</param>
/// <param name="Choices">The words a cell may hold, empty when it is no choice.</param>
public sealed record ColumnCard(Column Column, string Name, IReadOnlyList<string> Aliases, Text Needed, Text Content, IReadOnlyList<string> Choices);

/// <summary>The columns of each kind of file in its template's order, with every name they go by.</summary>
public static class Columns
{
    /// <summary>One more than the largest <see cref="Column"/>.</summary>
    public const int Count = (int)Column.ImprovedSituation + 1;

    private static readonly Text Yes = new("Ja, utom på anonyma rader", "Yes, except on anonymous rows");
    private static readonly Text No = new("Nej", "No");

    public static IReadOnlyList<ColumnCard> Participants { get; } =
    [
        new(Column.Identity, "Personnummer", ["Pnr", "Person-/samordningsnummer", "Identitet", "Personnr", "Samordningsnummer"], Yes,
            new("ÅÅÅÅMMDD-NNNN eller ÅÅMMDD-NNNN. Även samordningsnummer, T-/TF-nummer och reservnummer.", "YYYYMMDD-NNNN or YYMMDD-NNNN; also coordination, T/TF and reserve numbers."), []),
        new(Column.Insats, "Insats", ["Aktivitet"], Yes, new("En insats i projektet.", "One of the project's insatser."), []),
        new(Column.Start, "Startdatum", ["Start", "Inskrivningsdatum"], new("Ja", "Yes"), new("Datum, ÅÅÅÅ-MM-DD.", "Date, YYYY-MM-DD."), []),
        new(Column.End, "Slutdatum", ["Slut", "Utskrivningsdatum"], new("När deltagandet är avslutat", "When the participation has ended"), new("Datum, inte före start och inte efter månaden.", "Date, not before the start and not after the month."), []),
        new(Column.Reason, "Avslutsorsak", ["Avslutsanledning", "Avslutad till"], new("Tillsammans med Slutdatum", "With Slutdatum"), new("Vart personen gick.", "Where the person went."), Words.Reasons.Names),
        new(Column.Anonymous, "Anonym", [], No, new("Ja på en rad utan personnummer: fyll då bara i Startdatum och Kön.", "Ja on a row without a personnummer: then fill in Startdatum and Kön only."), Words.YesNo.Names),
        new(Column.Sex, "Kön", ["Kon"], new("På anonyma rader", "On anonymous rows"), new("Kvinna eller Man; ska stämma med personnumret.", "Kvinna or Man; must agree with the personnummer."), Words.Sexes.Names),
        new(Column.Provider, "Anordnare", ["Leverantör"], No, new("Vem som utför insatsen.", "Who carries out the insats."), []),
        new(Column.Employment, "Sysselsättning vid start", ["Sysselsättning"], No, new("Vid inskrivningen. ESF kräver den för en komplett uppgift.", "On entry. ESF needs it for a complete record."), Words.Employments.Names),
        new(Column.Education, "Utbildningsnivå", ["Utbildning"], No, new("Högsta avslutade. ESF kräver den för en komplett uppgift.", "Highest completed. ESF needs it for a complete record."), Words.Educations.Names),
        new(Column.ForeignBackground, "Utländsk bakgrund", [], No, new("Får lämnas tomt.", "May be left blank."), Words.Answers.Names),
        new(Column.Disability, "Funktionsnedsättning", [], No, new("Får lämnas tomt.", "May be left blank."), Words.Answers.Names),
        new(Column.OtherDisadvantage, "Annan utsatthet", [], No, new("Får lämnas tomt.", "May be left blank."), Words.Answers.Names),
        new(Column.InitiatedBy, "Initierad av", ["Remittent"], No, new("Vem som tog initiativet.", "Who took the initiative."), Words.Initiators.Names),
        new(Column.NewQualification, "Ny kvalifikation", [], No, new("Intyg eller betyg efter insatsen.", "A certificate after the insats."), Words.YesNo.Names),
        new(Column.Hours, "Timmar", ["Närvarotimmar"], No, new("Närvaro under månaden, med decimalkomma eller punkt.", "Presence in the month, with a decimal comma or point."), []),
        new(Column.Referred, "Anvisad", [], No, new("Datum då personen anvisades.", "Date of referral."), []),
        new(Column.FirstMeeting, "Första möte", [], No, new("Datum för det första mötet.", "Date of the first meeting."), []),
        new(Column.Status90Days, "Status 90 dagar", [], No, new("90 dagar efter avslut.", "90 days after leaving."), Words.FollowUps.Names),
        new(Column.Status6Months, "Status 6 månader", [], No, new("Sex månader efter avslut.", "Six months after leaving."), Words.FollowUps.Names),
    ];

    public static IReadOnlyList<ColumnCard> KeyFigures { get; } =
    [
        new(Column.Indicator, "Indikator", ["Nyckeltal", "Mått"], new("Ja", "Yes"),
            new("Nyckeltalets namn, id eller Koladas id, t.ex. U40455. På en rad som bedömer: målets, aktivitetens eller uppdragets namn eller id. Hela rapporten på en rad som kommenterar rapporten som helhet.", "The key figure’s name, id or Kolada id, e.g. U40455. On a row that judges: the name or id of the goal, activity or assignment. Hela rapporten on a row that comments on the report as a whole."), []),
        new(Column.Site, "Ort", ["Kommun"], new("När nyckeltalet gäller en ort", "When the key figure is of a site"), new("En ort i projektet; tomt för hela projektet.", "A site of the project; blank for the whole project."), []),
        new(Column.Period, "Period", ["År", "Avser"], new("Ja, för nyckeltal", "Yes, for key figures"),
            new("2018, 2018-08, 2018-H1, 2018-kv3 eller 2018-01–2018-08; inte efter leveransens månad.", "2018, 2018-08, 2018-H1, 2018-Q3 or 2018-01–2018-08; not after the delivery’s month."), []),
        new(Column.Outcome, "Utfall", ["Värde", "Resultat"], new("Ja, för nyckeltal, eller varför värdet saknas", "Yes, for key figures, or why there is none"),
            new("Ett tal i nyckeltalets enhet, en andel helst med procenttecken, eller varför värdet saknas, med ord.", "A number in the key figure’s unit, a share preferably with a per cent sign, or in words why there is none."), []),
        new(Column.Target, "Mål", ["Målvärde"], No, new("Ett tal, eller Öka, Minska eller Oförändrad mot samma period året före. Gäller i stället för katalogens. Räknas målet upp över året: hela årets mål.", "A number, or Öka, Minska or Oförändrad (increase, decrease, unchanged) against the same period the year before. In place of the catalogue’s. Where it is pro-rated: the target of the whole year."), []),
        new(Column.Judgement, "Bedömning", [], new("På en rad som bedömer ett mål", "On a row that judges a goal"), new("Hur målet uppfylls. Ett nyckeltals bedömning räknas fram och läses inte här.", "How the goal is met. A key figure’s assessment is computed, and not read here."), [.. ObjectiveWords.Assessments.Select(one => one.Name().Sv)]),
        new(Column.Status, "Status", [], new("På en rad om en aktivitet eller ett uppdrag", "On a row of an activity or assignment"), new("Hur långt det har kommit.", "How far it has come."), [.. ObjectiveWords.Statuses.Select(one => one.Name().Sv)]),
        new(Column.Comment, "Kommentar", ["Anmärkning"], No, new("Fri text utan personuppgifter: högst 1 000 tecken till ett nyckeltal, 5 000 till ett mål, en aktivitet, ett uppdrag eller hela rapporten.", "Free text, no personal data: at most 1 000 characters on a key figure, 5 000 on a goal, activity or assignment, or the whole report."), []),
        new(Column.Numerator, "Täljare", [], new("Tillsammans med Nämnare", "With Nämnare"), new("Antalet som andelen är räknad på.", "The count that the share is made of."), []),
        new(Column.Denominator, "Nämnare", [], new("Tillsammans med Täljare", "With Täljare"), new("Antalet av vilka.", "The count that it is a share of."), []),
    ];

    private static readonly IReadOnlyList<ColumnCard> OfEsfPlus =
    [
        new(Column.ThirdCountryNational, "Tredjelandsmedborgare", ["Medborgare i tredjeland"], No, new("Inte medborgare i något EU-land; även statslös. Får lämnas tomt.", "Not a citizen of any EU country; stateless too. May be left blank."), Words.Answers.Names),
        new(Column.Minority, "Minoritet", [], No, new("Även marginaliserade grupper som romer. Får lämnas tomt.", "Also marginalised communities such as Roma people. May be left blank."), Words.Answers.Names),
        new(Column.Homeless, "Hemlös", ["Hemlös eller utestängd från bostadsmarknaden"], No, new("Även utestängd från bostadsmarknaden. Får lämnas tomt.", "Also affected by housing exclusion. May be left blank."), Words.Answers.Names),
        new(Column.Rural, "Landsbygd", ["Från landsbygden"], No, new("Bor på landsbygden. Får lämnas tomt.", "Lives in a rural area. May be left blank."), Words.Answers.Names),
        new(Column.ImprovedSituation, "Bättre situation 6 månader", ["Förbättrad situation 6 månader"], No, new("Den som arbetade vid start har en bättre situation på arbetsmarknaden sex månader efter avslut.", "Who was employed at entry has a better situation on the labour market six months after leaving."), Words.YesNo.Names),
    ];

    /// <summary>The participant file of an ESF+ project: without Annan utsatthet, which ESF+ does not ask.</summary>
    public static IReadOnlyList<ColumnCard> ParticipantsOfEsfPlus { get; } =
    [
        .. Participants.Where(card => card.Column != Column.OtherDisadvantage).SelectMany(card => card.Column switch
        {
            Column.Sex => [card with { Content = new("Kvinna, Man eller Icke-binär. Kvinna och Man ska stämma med personnumret; Icke-binär gäller vad numret än anger.", "Kvinna, Man or Icke-binär. Kvinna and Man must agree with the personnummer; Icke-binär holds whatever the number tells."), Choices = Words.SexesOfEsfPlus.Names }],
            Column.Education => [card with { Content = new("Högsta avslutade; Förgymnasial också för den som inte har någon. ESF+ kräver den för en komplett uppgift.", "Highest completed; Förgymnasial for whoever has none, too. ESF+ needs it for a complete record.") }],
            Column.Employment => [card with { Content = new("Vid inskrivningen. ESF+ kräver den för en komplett uppgift.", "On entry. ESF+ needs it for a complete record.") }],
            Column.Disability => [card, .. OfEsfPlus.Where(own => own.Column != Column.ImprovedSituation)],
            Column.Status6Months => [card, OfEsfPlus[^1]],
            _ => (ColumnCard[])[card],
        }),
    ];

    /// <summary>What may stand in a participant file of any programme, each column once.</summary>
    internal static IReadOnlyList<ColumnCard> OfAnyParticipants { get; } = [.. Participants, .. OfEsfPlus];

    private static readonly ColumnCard[] Cards = [.. Participants, .. KeyFigures, .. OfEsfPlus];

    public static ColumnCard Card(this Column column) => Cards[(int)column];
}
