using System.Globalization;
using System.Text;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Reports.Charts;

/// <summary>
/// A rate over months as a line: the months from left to right, the shares from the bottom up, in the units of its drawing.
/// A month whose rate is hidden, or that has none, is a gap: nothing is drawn there, nor across it.
/// </summary>
/// <param name="Full">The share at the upper edge; the lower edge is always 0.</param>
internal sealed record Line(int Left, int Top, int Width, int Height, int Months, decimal Full)
{
    public decimal X(int month) => Left + (Months < 2 ? Width : Width * month / (decimal)(Months - 1));

    public decimal Y(decimal share) => Top + (Height * (1 - Math.Min(share / Full, 1)));

    /// <summary>The path through the rates; empty when none can be drawn.</summary>
    public string Through(IReadOnlyList<Ratio?> ratios)
    {
        var path = new StringBuilder();
        for (var month = 0; month < ratios.Count; month++)
        {
            if (!IsDrawn(ratios[month]))
                continue;
            var begins = month == 0 || !IsDrawn(ratios[month - 1]);
            path.Append(begins ? 'M' : 'L').Append(At(X(month))).Append(' ').Append(At(Y(Figures.Of(ratios[month]!.Value))));
            // A line of no length is a dot, by its round ends: a month between two gaps is seen.
            if (begins && (month == ratios.Count - 1 || !IsDrawn(ratios[month + 1])))
                path.Append("h0");
        }

        return path.ToString();
    }

    public static bool IsDrawn(Ratio? ratio) => ratio is { Denominator: > 0 };

    /// <summary>A coordinate as SVG wants it.</summary>
    public static string At(decimal coordinate) => coordinate.ToString("0.#", CultureInfo.InvariantCulture);
}
