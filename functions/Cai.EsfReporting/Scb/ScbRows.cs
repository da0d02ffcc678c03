using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Spreadsheets;

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
    public (byte[] File, int Rows) Write(ScbFormat format)
    {
        var rows = (layout.OneRowAPerson ? known.GroupBy(row => row.Identity).Select(Together) : known)
            .OrderBy(row => row.Identity, ByCharacters).ThenBy(row => row.Start).ThenBy(row => row.End ?? DateOnly.MaxValue).ToList();
        var people = anonymous.Order().ToList();
        if (format == ScbFormat.Xlsx)
            return (PlainWorkbook.Write(layout.Sheet, layout.Columns.Count, layout.Header ? [.. layout.Columns.Select(column => column.Header)] : null, [.. rows.Select(row => Cells(column => Cell(column, row))), .. people.Select(one => Cells(column => Cell(column, one)))]), rows.Count + people.Count);
        using var utf8 = new MemoryStream();
        using (var writer = new SpreadsheetCsv(utf8, layout.Separator, withMark: false))
        {
            if (layout.Header)
                Line(writer, column => writer.Write(column.Header));
            foreach (var row in rows)
                Line(writer, column => Write(writer, column.Field, row));
            foreach (var (year, sex) in people)
                Line(writer, column => writer.Write(column.Field switch
                {
                    ScbField.Anonymous => "Ja",
                    ScbField.Year => year.ToString(CultureInfo.InvariantCulture),
                    ScbField.Sex => Words.SexesOfEsfPlus.Of(sex),
                    _ => "",
                }));
        }

        var written = utf8.GetBuffer().AsSpan(0, (int)utf8.Length);
        byte[] file = [.. layout.Encoding.Preamble, .. Encoding.Convert(Encoding.UTF8, layout.Encoding, written.ToArray())];
        CryptographicOperations.ZeroMemory(utf8.GetBuffer());
        return (file, rows.Count + people.Count);
    }

    private static Row Together(IGrouping<PersonalIdentity, Row> person) => new(person.Key, person.Min(row => row.Start),
        person.Any(row => row.End is null) ? null : person.Max(row => row.End),
        person.Any(row => row.Hours is not null) ? person.Sum(row => row.Hours ?? 0) : null);

    private void Write(SpreadsheetCsv writer, ScbField field, Row row)
    {
        if (field == ScbField.Identity)
        {
            Span<byte> identity = stackalloc byte[PersonalIdentity.Length];
            Span<char> characters = stackalloc char[PersonalIdentity.Length];
            row.Identity.CopyTo(identity);
            Encoding.ASCII.GetChars(identity, characters);
            writer.Write(characters);
            CryptographicOperations.ZeroMemory(identity);
            characters.Clear();
            return;
        }

        writer.Write(field switch
        {
            ScbField.Start => row.Start.ToString(layout.DateForm, CultureInfo.InvariantCulture),
            ScbField.End => row.End?.ToString(layout.DateForm, CultureInfo.InvariantCulture) ?? "",
            ScbField.Hours => row.Hours?.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', layout.DecimalSign) ?? "",
            ScbField.Anonymous => "Nej",
            _ => "",
        });
    }

    private object?[] Cells(Func<ScbField, object?> cell) => [.. layout.Columns.Select(column => cell(column.Field))];

    private object? Cell(ScbField field, Row row) => field switch
    {
        ScbField.Identity => Text(row.Identity),
        ScbField.Start => Day(row.Start),
        ScbField.End => row.End is { } end ? Day(end) : null,
        ScbField.Hours => row.Hours,
        ScbField.Anonymous => "Nej",
        _ => null,
    };

    private static object? Cell(ScbField field, (int Year, Sex Sex) anonymous) => field switch
    {
        ScbField.Anonymous => "Ja",
        ScbField.Year => anonymous.Year,
        ScbField.Sex => Words.SexesOfEsfPlus.Of(anonymous.Sex),
        _ => null,
    };

    private object Day(DateOnly day) => layout.RealDates ? day : day.ToString(layout.DateForm, CultureInfo.InvariantCulture);

    private static string Text(PersonalIdentity identity)
    {
        Span<byte> characters = stackalloc byte[PersonalIdentity.Length];
        identity.CopyTo(characters);
        var text = Encoding.ASCII.GetString(characters);
        CryptographicOperations.ZeroMemory(characters);
        return text;
    }

    private void Line(SpreadsheetCsv writer, Action<ScbColumn> write)
    {
        foreach (var column in layout.Columns)
            write(column);
        writer.EndRow();
    }

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
