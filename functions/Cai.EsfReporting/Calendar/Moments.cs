using System.Globalization;

namespace Cai.EsfReporting.Calendar;

/// <summary>Moments as files and answers write them: <c>2018-10-19T06:00:00Z</c>, whole seconds, UTC.</summary>
public static class Moments
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">Not of the form above.</exception>
    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
