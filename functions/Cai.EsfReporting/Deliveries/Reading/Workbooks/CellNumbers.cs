using System.Globalization;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>Numbers of cells, written as a csv saved from the sheet would have them, whatever a column's width or a country's habits.</summary>
/// <param name="is1904">Days are counted from 1904-01-01, and not so that 1900-01-01 is the first.</param>
/// <param name="percents">A number is written with its per cent sign where its cell shows one.</param>
internal sealed class CellNumbers(bool is1904, bool percents)
{
    /// <summary>9999-12-31, the last day that Excel knows.</summary>
    private const double LastSerial = 2_958_465;

    /// <summary>A number so large is a date though it be shown as a time of day; none smaller is a date of these times.</summary>
    private const double LeastDate = 7_305;

    /// <summary>Excel's 29 February 1900, which never was.</summary>
    private const int NoSuchDay = 60;

    private static readonly DateTime Zero1900 = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime Zero1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <param name="written">As the part writes it. What is no number is added as it is.</param>
    public void Add(ReadOnlySpan<byte> written, NumberFormat format, ByteText text)
    {
        if (ReferenceEquals(format, NumberFormat.General) && IsPlain(written))
        {
            text.Add(written);
            return;
        }

        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            text.Add(written);
            return;
        }

        switch (format.Of(number))
        {
            case NumberLook.Date when number is >= 0 and < LastSerial + 1:
                AddDate(number, text);
                break;
            case NumberLook.Time when number is >= LeastDate and < LastSerial + 1:
                AddDate(number, text);
                break;
            case NumberLook.Time or NumberLook.Hours when number is >= 0 and < LeastDate:
                AddHours(number, text);
                break;
            case NumberLook.Percent when percents && Math.Abs(number) < 1e6:
                text.Add((decimal)number * 100, "0.##########");
                text.Add("%"u8);
                break;
            case NumberLook.WithPercentSign when percents && Math.Abs(number) < 1e6:
                text.Add((decimal)number, "0.##########");
                text.Add("%"u8);
                break;
            default:
                AddPlain(number, text);
                break;
        }
    }

    /// <summary>A whole number that can be copied: it means no more than its digits.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> written) =>
        written.Length is > 0 and <= 15 && (written[0] != '0' || written.Length == 1) && written.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static void AddPlain(double number, ByteText text)
    {
        if (Math.Abs(number) < 1e15 && number == Math.Floor(number))
            text.Add((long)number, default);
        else
            text.Add(number, default);
    }

    private void AddDate(double serial, ByteText text)
    {
        // To the second: what a cell shows, and more than a double's last digits are good for.
        var seconds = (long)Math.Round(serial * 86_400, MidpointRounding.AwayFromZero);
        var (day, time) = ((int)(seconds / 86_400), seconds % 86_400);
        if (!is1904 && day is 0 or NoSuchDay)
        {
            // As Excel shows them; no reader of dates takes either for a day.
            text.Add(day == 0 ? "1900-01-00"u8 : "1900-02-29"u8);
            return;
        }

        var zero = is1904 ? Zero1904 : day < NoSuchDay ? Zero1900.AddDays(1) : Zero1900;
        text.Add(zero.AddDays(day).AddSeconds(time), time == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss");
    }

    private static void AddHours(double days, ByteText text)
    {
        var seconds = (long)Math.Round(days * 86_400, MidpointRounding.AwayFromZero);
        text.Add(seconds / 3600, "0");
        text.Add(":"u8);
        text.Add(seconds / 60 % 60, "00");
        if (seconds % 60 == 0)
            return;
        text.Add(":"u8);
        text.Add(seconds % 60, "00");
    }
}
