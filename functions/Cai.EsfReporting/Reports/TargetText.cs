using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Reports;

/// <summary>Targets as people read them: the same for what is counted from participants and for key figures.</summary>
public static class TargetText
{
    /// <summary><c>Öka (från 15,7 %)</c>, or <c>Öka</c> where there is nothing to hold it against.</summary>
    public static string In(this TargetWord word, decimal? before, FigureUnit unit, Language language) => before is { } from
        ? new Text("{0} (från {1})", "{0} (from {1})").In(language, word.Name().In(language), new FigureValue(from, "", unit).In(language))
        : word.Name().In(language);

    /// <summary><c>30 %, 35 % från 2018-07</c>: every target, and the month from which each holds.</summary>
    /// <param name="number">How a number of theirs is written.</param>
    public static string Dated(IReadOnlyList<DatedTarget> targets, Func<decimal, string> number, Language language) =>
        string.Join(", ", targets.Select(target => (target.Target.Number is { } there ? number(there) : target.Target.Word.Name().In(language))
            + (target.From is { } from ? new Text(" från {0}", " from {0}").In(language, from) : "")));
}
