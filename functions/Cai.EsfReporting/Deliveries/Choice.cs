namespace Cai.EsfReporting.Deliveries;

/// <summary>A word of a finding that differs between the languages: filled in, it is written in the language of the text around it.</summary>
internal sealed record Choice(Text Text) : IFormattable
{
    public override string ToString() => Text.Sv;

    public string ToString(string? format, IFormatProvider? formatProvider) =>
        Text.In(formatProvider is System.Globalization.CultureInfo { TwoLetterISOLanguageName: "en" } ? Language.En : Language.Sv);
}
