using System.Globalization;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.History;

/// <summary>A participation by which it is recognised in another month of the site.</summary>
internal readonly record struct ToldKey(Pseudonym Person, string Insats, DateOnly Start);

/// <summary>What an earlier month told of a participation.</summary>
/// <param name="File">The month whose file it is.</param>
/// <param name="Line">Null in files accepted before lines were kept.</param>
internal readonly record struct ToldEarlier(Month File, int? Line, DateOnly? End, ExitReason Reason, FollowUp Status90Days, FollowUp Status6Months)
{
    public bool IsOpen => End is null && Reason != ExitReason.RegisteredInError;

    /// <summary><c>rad 17 i filen för 2018-07</c></summary>
    public Choice Place => PlaceOf([this]);

    /// <summary><c>rad 17 och 19 i filen för 2018-07</c>, where one person stands.</summary>
    /// <param name="told">At least one.</param>
    public static Choice PlaceOf(IReadOnlyList<ToldEarlier> told)
    {
        var files = told.GroupBy(one => one.File).OrderByDescending(file => file.Key).Select(file =>
        {
            string[] lines = [.. file.Select(one => one.Line).OfType<int>().Order().Select(line => line.ToString(CultureInfo.InvariantCulture))];
            return lines.Length == 0
                ? new Text($"filen för {file.Key}", $"the file for {file.Key}")
                : new Text($"rad {And(lines, "och")} i filen för {file.Key}", $"{(lines.Length == 1 ? "line" : "lines")} {And(lines, "and")} of the file for {file.Key}");
        }).ToList();
        return new(new(And([.. files.Select(file => file.Sv)], "och"), And([.. files.Select(file => file.En)], "and")));
    }

    private static string And(string[] parts, string and) => parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} {and} {parts[^1]}";

    public static ToldEarlier Of(Month file, in Participation row) => new(file, row.Line, row.End, row.Reason, row.Status90Days, row.Status6Months);
}

/// <summary>An accepted row of the file, held until the file has been read. It knows who it is: it never leaves intake.</summary>
internal sealed record StatedRow(ToldKey Key, PersonalIdentity Identity, int Line, DateOnly? End, ExitReason Reason, Cell<FollowUp> Status90Days, Cell<FollowUp> Status6Months);

/// <summary>A follow-up that was answered before, beside what the file tells of it.</summary>
/// <param name="Now">Null when the cell is blank now.</param>
internal readonly record struct AnswerBeside(StatedRow Row, ToldEarlier Earlier, Column Column, FollowUp Before, FollowUp? Now)
{
    /// <summary>What has changed of a row's follow-ups. A cell that cannot be read is told of by itself; so is a Felregistrering, and an end that was withdrawn.</summary>
    public static IEnumerable<AnswerBeside> Of(StatedRow row, ToldEarlier earlier)
    {
        if (row.Reason == ExitReason.RegisteredInError || row.End is null)
            yield break;
        if (Differ(earlier.Status90Days, row.Status90Days))
            yield return new(row, earlier, Column.Status90Days, earlier.Status90Days, row.Status90Days.OrNull);
        if (Differ(earlier.Status6Months, row.Status6Months))
            yield return new(row, earlier, Column.Status6Months, earlier.Status6Months, row.Status6Months.OrNull);
    }

    public static bool Differ(FollowUp before, Cell<FollowUp> now) => before != FollowUp.Unknown && !now.IsUnreadable && now.Value != before;
}
