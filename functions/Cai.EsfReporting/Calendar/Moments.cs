using System.Globalization;

namespace Cai.EsfReporting.Calendar;

/// <summary>Moments as files and answers write them, in UTC.</summary>
public static class Moments
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private const string StampForm = "yyyyMMdd'T'HHmmssfff'Z'";

    /// <summary>Characters of a stamp.</summary>
    public const int StampLength = 19;

    /// <summary><c>2018-10-19T06:00:00Z</c>, whole seconds.</summary>
    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">Not of the form above.</exception>
    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>As names write it, so that they sort by time: <c>20180905T081500123Z</c>, whole milliseconds.</summary>
    public static string Stamp(DateTimeOffset moment) => moment.UtcDateTime.ToString(StampForm, CultureInfo.InvariantCulture);

    /// <summary>False when it is no stamp.</summary>
    public static bool TryReadStamp(ReadOnlySpan<char> stamp, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(stamp, StampForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);

    /// <exception cref="FormatException">It is no stamp.</exception>
    public static DateTimeOffset ReadStamp(ReadOnlySpan<char> stamp) =>
        TryReadStamp(stamp, out var moment) ? moment : throw new FormatException("A stamp is a moment of the form yyyyMMddTHHmmssfffZ.");
}
