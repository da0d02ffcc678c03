using System.Text;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deliveries.Reading.Encodings;

internal enum TextTrouble
{
    None = 0,
    /// <summary>Not UTF-8, and certain what it is.</summary>
    OtherEncoding,
    /// <summary>UTF-8 with bytes here and there that are none.</summary>
    Mixed,
    /// <summary>UTF-8 of letters that another program had misread.</summary>
    EncodedTwice,
    /// <summary>As much speaks for one encoding as for another.</summary>
    Unrecognised,
}

/// <summary>How a csv file's text is read, and what is to be told of that.</summary>
/// <param name="Encoding">Null for UTF-8.</param>
/// <param name="Line">The first line with letters that were encoded twice.</param>
/// <param name="Lines">Lines with bytes that are no UTF-8, or how many have letters that were encoded twice.</param>
internal sealed record TextForm(TextTrouble Trouble, Encoding? Encoding, int Line, IReadOnlyList<int> InvalidLines, int Lines)
{
    /// <summary>Letters are misread where one of them is taken for another; the program that wrote the file took the second of these for the first.</summary>
    private static readonly (Encoding Taken, Encoding Was)[] Misreadings =
    [
        (CodePages.Windows1252, CodePages.MacRoman), (CodePages.Windows1252, CodePages.Dos), (CodePages.MacRoman, CodePages.Windows1252), (CodePages.Dos, CodePages.Windows1252),
        (CodePages.DosUnitedStates, CodePages.Windows1252), (CodePages.MacRoman, CodePages.Dos), (CodePages.Dos, CodePages.MacRoman),
    ];

    private (Encoding Taken, Encoding Was)? misread;
    private bool isTwice;

    public static TextForm Of(FileInspection inspection, Project? project)
    {
        if (inspection.Survey is not { } survey)
            return new(TextTrouble.None, inspection.Encoding, 0, [], 0);
        var swedish = new SwedishText(project);
        if (survey.Invalid == 0)
            return OfUtf8(survey, swedish);
        if (survey.Valid >= survey.Invalid)
            return new(TextTrouble.Mixed, CodePages.Utf8OrWindows1252, 0, survey.InvalidLines, 0) { isTwice = survey.Twice > 0 };
        // Now and then a file of Windows-1252 has had a text of UTF-8 pasted into it.
        return survey.Valid > 0 ? new(TextTrouble.OtherEncoding, CodePages.Utf8OrWindows1252, 0, [], 0) : OfCodePage(survey, swedish);
    }

    /// <summary>The encoding's name for people.</summary>
    public Text Name => CodePages.Name(ReferenceEquals(Encoding, CodePages.Utf8OrWindows1252) ? CodePages.Windows1252 : Encoding ?? CodePages.Windows1252);

    /// <summary>The file's text, to be read as <see cref="EncodingOfOpened"/>.</summary>
    /// <param name="stream">At its start; disposed with what is returned.</param>
    public Stream Open(Stream stream)
    {
        if (misread is var (taken, was))
            return Encoding.CreateTranscodingStream(Encoding.CreateTranscodingStream(WithoutMark(stream), Encoding.UTF8, taken), was, Encoding.UTF8);
        if (isTwice)
            return new RepairedText(stream, Encoding ?? Encoding.UTF8);
        return ReferenceEquals(Encoding, CodePages.Utf8OrWindows1252) ? Encoding.CreateTranscodingStream(stream, Encoding, Encoding.UTF8) : stream;
    }

    /// <summary>Null for UTF-8.</summary>
    public Encoding? EncodingOfOpened => misread is not null || isTwice || ReferenceEquals(Encoding, CodePages.Utf8OrWindows1252) ? null : Encoding;

    private static TextForm OfUtf8(TextSurvey survey, SwedishText swedish)
    {
        if (survey.Twice > 0)
            return new(TextTrouble.EncodedTwice, null, survey.FirstTwice, [], survey.Twice) { isTwice = true };
        var text = Encoding.UTF8.GetString(survey.Sample.Span);
        if (text.Length > 0 && !SwedishText.HasLetters(text))
            foreach (var (taken, was) in Misreadings)
                if (swedish.Words(was.GetString(taken.GetBytes(text))) > 0)
                    return new(TextTrouble.EncodedTwice, null, 1, [], 0) { misread = (taken, was) };
        return new(TextTrouble.None, null, 0, [], 0);
    }

    /// <summary>Another than Windows-1252 only where that makes no Swedish at all, or next to none.</summary>
    private static TextForm OfCodePage(TextSurvey survey, SwedishText swedish)
    {
        var windows = swedish.Points(CodePages.Windows1252.GetString(survey.Sample.Span));
        var (points, other) = new[] { CodePages.MacRoman, CodePages.Dos }.Select(page => (swedish.Points(page.GetString(survey.Sample.Span)), page)).MaxBy(page => page.Item1);
        return points <= windows ? new(TextTrouble.OtherEncoding, CodePages.Windows1252, 0, [], 0)
            : windows * 5 < points ? new(TextTrouble.OtherEncoding, other, 0, [], 0)
            : new(TextTrouble.Unrecognised, null, 0, [], 0);
    }

    private static Stream WithoutMark(Stream stream)
    {
        Span<byte> mark = stackalloc byte[3];
        if (stream.ReadAtLeast(mark, 3, throwOnEndOfStream: false) < 3 || !mark.SequenceEqual(Encoding.UTF8.Preamble))
            stream.Position = 0;
        return stream;
    }
}
