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

    /// <summary>The path along a target as each month has it: a step where it changes, and a gap where there is none.</summary>
    public string Along(IReadOnlyList<decimal?> targets)
    {
        var path = new StringBuilder();
        for (var month = 0; month < targets.Count; month++)
        {
            if (targets[month] is not { } target)
                continue;
            if (month == 0 || targets[month - 1] is null)
                path.Append('M').Append(At(Between(month))).Append(' ').Append(At(Y(target)));
            else if (targets[month - 1] != target)
                path.Append('V').Append(At(Y(target)));
            if (month == targets.Count - 1 || targets[month + 1] != target)
                path.Append('H').Append(At(Between(month + 1)));
        }

        return path.ToString();

        // Halfway from the month before; at the edges of the drawing for the first and after the last.
        decimal Between(int month) => month == 0 ? Left : month == targets.Count ? Left + Width : (X(month - 1) + X(month)) / 2;
    }

    public static bool IsDrawn(Ratio? ratio) => ratio is { Denominator: > 0 };

    /// <summary>A coordinate as SVG wants it.</summary>
    public static string At(decimal coordinate) => coordinate.ToString("0.#", CultureInfo.InvariantCulture);
}
