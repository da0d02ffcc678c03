using System.Globalization;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Benchmarks.Synthetic;

/// <summary>How one office fills in the participant file: which columns it has, what it calls them, how it writes.</summary>
public sealed class Office
{
    private static readonly Column[] Necessary = [Column.Identity, Column.Insats, Column.Start, Column.End, Column.Reason];
    private static readonly Column[] Optional =
    [
        Column.ForeignBackground, Column.Disability, Column.OtherDisadvantage, Column.NewQualification, Column.Hours,
        Column.Referred, Column.FirstMeeting, Column.Status90Days, Column.Status6Months,
    ];

    private readonly IdentityForm identityForm;
    private readonly string dateForm;

    private Office(IReadOnlyList<Column> columns, IReadOnlyList<string> header, IdentityForm identityForm, string dateForm)
    {
        Columns = columns;
        Header = header;
        this.identityForm = identityForm;
        this.dateForm = dateForm;
    }

    private enum IdentityForm { Twelve = 0, TwelveWithHyphen, TenWithHyphen }

    public IReadOnlyList<Column> Columns { get; }

    public IReadOnlyList<string> Header { get; }

    /// <summary>The office uses the template as it is.</summary>
    public static Office WithEveryColumn { get; } =
        new([.. Deliveries.Columns.Participants.Select(card => card.Column)], [.. Deliveries.Columns.Participants.Select(card => card.Name)], IdentityForm.TwelveWithHyphen, "yyyy-MM-dd");

    /// <summary>An office with habits of its own.</summary>
    public static Office Create(Dice dice)
    {
        var columns = Necessary.Concat([Column.Anonymous, Column.Sex, Column.Provider, Column.InitiatedBy]).ToList();
        if (dice.Chance(85))
            columns.AddRange([Column.Employment, Column.Education]);
        columns.AddRange(Optional.Where(_ => dice.Chance(40)));
        var others = columns.Skip(1).ToList();
        if (dice.Chance(60))
            dice.Shuffle(others);
        columns = [columns[0], .. others];
        var starred = dice.Chance(20);
        var upper = dice.Chance(15);
        return new(columns, [.. columns.Select(column => HeaderOf(column.Card(), dice, starred, upper))],
            (IdentityForm)dice.Throw(3), dice.Chance(80) ? "yyyy-MM-dd" : dice.Chance(50) ? "yyyyMMdd" : "yyyy/MM/dd");
    }

    /// <summary>The same office with one column more, last.</summary>
    public Office With(Column column) => new([.. Columns, column], [.. Header, column.Card().Name], identityForm, dateForm);

    /// <summary>A cell of a stay as the office writes it for a month; empty for what it does not know yet.</summary>
    public string Cell(Stay stay, Month month, Column column)
    {
        var person = stay.Person;
        if (person.IsAnonymous)
            return column switch { Column.Anonymous => "Ja", Column.Sex => person.Sex, Column.Start => Date(stay.Start), _ => "" };
        var ended = stay.End is { } end && end <= month.LastDay;
        return column switch
        {
            Column.Identity => Identity(person.Identity),
            Column.Insats => stay.Insats,
            Column.Start => Date(stay.Start),
            Column.End => ended ? Date(stay.End!.Value) : "",
            Column.Reason => ended ? stay.Reason : "",
            Column.Sex => person.Sex,
            Column.Provider => stay.Provider,
            Column.Employment => person.Employment,
            Column.Education => person.Education,
            Column.ForeignBackground => person.ForeignBackground,
            Column.Disability => person.Disability,
            Column.OtherDisadvantage => person.OtherDisadvantage,
            Column.InitiatedBy => person.InitiatedBy,
            Column.NewQualification => ended ? stay.NewQualification : "",
            Column.Hours => Hours(stay, month),
            Column.Referred => Date(stay.Referred),
            Column.FirstMeeting => Date(stay.FirstMeeting),
            Column.Status90Days => ended && stay.End!.Value.AddDays(90) <= month.LastDay ? stay.Status90Days : "",
            Column.Status6Months => ended && stay.End!.Value.AddMonths(6) <= month.LastDay ? stay.Status6Months : "",
            _ => "",
        };
    }

    /// <summary>A date as the office writes it.</summary>
    public string Date(DateOnly day) => day.ToString(dateForm, CultureInfo.InvariantCulture);

    private string Identity(string twelve) => identityForm switch
    {
        IdentityForm.TwelveWithHyphen => $"{twelve[..8]}-{twelve[8..]}",
        IdentityForm.TenWithHyphen => $"{twelve[2..8]}-{twelve[8..]}",
        _ => twelve,
    };

    /// <summary>Presence in the month, in halves, with a decimal comma; the same each time it is asked.</summary>
    private static string Hours(Stay stay, Month month)
    {
        var halves = 20 + (((stay.Start.DayNumber * 31) + (month.Number * 17)) % 100);
        return string.Create(CultureInfo.InvariantCulture, $"{halves / 2},{(halves % 2 == 0 ? 0 : 5)}");
    }

    private static string HeaderOf(ColumnCard card, Dice dice, bool starred, bool upper)
    {
        var name = card.Aliases.Count > 0 && dice.Chance(25) ? dice.Pick(card.Aliases) : card.Name;
        name = upper ? name.ToUpper(CultureInfo.InvariantCulture) : name;
        return starred && Necessary.Contains(card.Column) ? name + "*" : name;
    }
}
