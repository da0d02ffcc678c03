namespace Cai.EsfReporting.Calendar;

/// <summary>Periods as people are told them.</summary>
public static class PeriodWords
{
    private static readonly Text[] Ordinals = [new("första", "first"), new("andra", "second"), new("tredje", "third"), new("fjärde", "fourth")];

    /// <summary><c>2018</c>, <c>halvår 1 2018</c>, <c>januari–augusti 2018</c>, <c>december 2017–mars 2018</c>.</summary>
    public static string InWords(this Period period, Language language)
    {
        var (first, last, year) = (period.First, period.Last, period.First.Year);
        if (first.Year != last.Year)
            return $"{first.Name(language)}–{last.Name(language)}";
        return (period.Months, (first.Number - 1) % period.Months) switch
        {
            (12, _) => new Text("{0}", "{0}").In(language, year),
            (6, 0) => new Text("halvår {0} {1}", "half-year {0} {1}").In(language, (first.Number / 6) + 1, year),
            (4, 0) => new Text("tertial {0} {1}", "tertial {0} {1}").In(language, (first.Number / 4) + 1, year),
            (3, 0) => new Text("kvartal {0} {1}", "quarter {0} {1}").In(language, (first.Number / 3) + 1, year),
            (1, _) => first.Name(language),
            _ => $"{first.NameOnly(language)}–{last.Name(language)}",
        };
    }

    /// <summary>As it stands within a sentence, with no preposition: <c>första halvåret 2018</c>, <c>the first half of 2018</c>.</summary>
    public static string InSentence(this Period period, Language language) => period.First.Year != period.Last.Year ? period.InWords(language) : (period.Months, (period.First.Number - 1) % period.Months) switch
    {
        (6, 0) => new Text("{0} halvåret {1}", "the {0} half of {1}").In(language, Ordinals[period.First.Number / 6].In(language), period.First.Year),
        (4, 0) => new Text("{0} tertialet {1}", "the {0} tertial of {1}").In(language, Ordinals[period.First.Number / 4].In(language), period.First.Year),
        (3, 0) => new Text("{0} kvartalet {1}", "the {0} quarter of {1}").In(language, Ordinals[period.First.Number / 3].In(language), period.First.Year),
        _ => period.InWords(language),
    };

    /// <summary>As <see cref="InWords"/>, to stand first: <c>Halvår 1 2018</c>.</summary>
    public static string AsHeading(this Period period, Language language) => period.InWords(language) is var words ? words[..1].ToUpper(language.Culture()) + words[1..] : "";
}
