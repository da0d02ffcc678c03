using System.Buffers;
using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Scb;

/// <summary>The rows of one participant file for SCB. Holds identities: it lives for one export and is then forgotten.</summary>
internal sealed class ScbRows(ScbLayout layout)
{
    private readonly List<Row> known = [];
    private readonly List<(int Year, Sex Sex)> anonymous = [];

    /// <summary>Takes a row of an original that passed the check; one registered in error is nobody's participation.</summary>
    public void Add(ParticipantRow row)
    {
        if (row.Reason.Value == ExitReason.RegisteredInError)
            return;
        if (row.IsAnonymous)
            anonymous.Add((row.Start.Value.Year, row.Sex.Value));
        else
            known.Add(new(row.Identity, row.Start.Value, row.End.OrNull, row.Hours.OrNull));
    }

    /// <summary>The file, its rows in the order of the identities and then the anonymous ones; and how many rows it has.</summary>
    public (byte[] File, int Rows) Write()
    {
        var rows = (layout.OneRowAPerson ? known.GroupBy(row => row.Identity).Select(Together) : known)
            .OrderBy(row => row.Identity, ByCharacters).ThenBy(row => row.Start).ThenBy(row => row.End ?? DateOnly.MaxValue).ToList();
        var file = new ArrayBufferWriter<byte>();
        file.Write(layout.Encoding.Preamble);
        if (layout.Header)
            Line(file, column => Text(file, Quoted(column.Header)));
        foreach (var row in rows)
            Line(file, column => Write(file, column.Field, row));
        foreach (var (year, sex) in anonymous.Order())
            Line(file, column => Text(file, column.Field switch
            {
                ScbField.Anonymous => "Ja",
                ScbField.Year => year.ToString(CultureInfo.InvariantCulture),
                ScbField.Sex => sex == Sex.Woman ? "Kvinna" : "Man",
                _ => "",
            }));
        return (file.WrittenSpan.ToArray(), rows.Count + anonymous.Count);
    }

    private static Row Together(IGrouping<PersonalIdentity, Row> person) => new(person.Key, person.Min(row => row.Start),
        person.Any(row => row.End is null) ? null : person.Max(row => row.End),
        person.Any(row => row.Hours is not null) ? person.Sum(row => row.Hours ?? 0) : null);

    private void Write(ArrayBufferWriter<byte> file, ScbField field, Row row)
    {
        if (field == ScbField.Identity)
        {
            row.Identity.CopyTo(file.GetSpan(PersonalIdentity.Length));
            file.Advance(PersonalIdentity.Length);
            return;
        }

        Text(file, field switch
        {
            ScbField.Start => row.Start.ToString(layout.DateForm, CultureInfo.InvariantCulture),
            ScbField.End => row.End?.ToString(layout.DateForm, CultureInfo.InvariantCulture) ?? "",
            ScbField.Hours => Quoted(row.Hours?.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', layout.DecimalSign) ?? ""),
            ScbField.Anonymous => "Nej",
            _ => "",
        });
    }

    private void Line(ArrayBufferWriter<byte> file, Action<ScbColumn> write)
    {
        foreach (var (i, column) in layout.Columns.Index())
        {
            if (i > 0)
                file.Write([(byte)layout.Separator]);
            write(column);
        }

        file.Write("\r\n"u8);
    }

    private void Text(ArrayBufferWriter<byte> file, string text) => file.Write(layout.Encoding.GetBytes(text));

    private string Quoted(string text) => text.Contains(layout.Separator) || text.Contains('"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static readonly Comparer<PersonalIdentity> ByCharacters = Comparer<PersonalIdentity>.Create((left, right) =>
    {
        Span<byte> a = stackalloc byte[PersonalIdentity.Length];
        Span<byte> b = stackalloc byte[PersonalIdentity.Length];
        left.CopyTo(a);
        right.CopyTo(b);
        return a.SequenceCompareTo(b);
    });

    private readonly record struct Row(PersonalIdentity Identity, DateOnly Start, DateOnly? End, decimal? Hours);
}
