using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Reports;

/// <summary>For whom a report is: the internal edition tells every number, the public one hides small counts.</summary>
public enum Edition { Internal = 0, Public }

public static class EditionWords
{
    /// <summary>The word in paths and json.</summary>
    public static string Word(this Edition edition) => edition == Edition.Public ? "public" : "internal";

    public static Text Name(this Edition edition) => edition == Edition.Public ? new("Publik utgåva", "Public edition") : new("Intern utgåva", "Internal edition");

    /// <summary>For whom the edition is, and whether it may be passed on: the same words wherever it is told.</summary>
    public static Text Use(this Edition edition) => edition == Edition.Public
        ? new("Får spridas fritt: små tal är dolda.", "May be passed on freely: small numbers are hidden.")
        : new("För styrgrupp och handläggare. Får inte spridas vidare: även små tal visas.", "For the steering group and case officers. May not be passed on: small numbers are shown too.");

    /// <summary>The word in the names of downloaded files, in ascii.</summary>
    /// <param name="isDraft">Whether it is a public edition that is not frozen yet.</param>
    public static Text FileWord(this Edition edition, bool isDraft = false) =>
        edition == Edition.Internal ? new("intern", "internal") : isDraft ? new("publik-utkast", "public-draft") : new("publik", "public");

    /// <summary>The name of the report's edition, and of a draft that it is one.</summary>
    public static Text EditionName(this OutcomeReport report) => report.IsDraft ? DraftName : report.Edition.Name();

    /// <summary>What drafts of any month are, where editions are explained.</summary>
    public static Text DraftUse { get; } = new(
        "Får inte spridas: talen kan ändras tills tidsgränsens rapport fryses, och den frysta utgåvan får spridas.",
        "May not be passed on: the numbers may change until the report of the deadline is frozen, and the frozen edition may be passed on.");

    public static Text DraftName { get; } = new("UTKAST till publik utgåva", "DRAFT of a public edition");

    /// <summary>Whether the report may be passed on: a draft may not, whatever it hides, for two of them beside each other could tell what either hides.</summary>
    public static Text Use(this OutcomeReport report) => Use(report.Edition, report.IsDraft, report.FreezeDays);

    /// <inheritdoc cref="Use(OutcomeReport)"/>
    /// <param name="freeze">Of a draft, when a deadline freezes it; null when none does. True before those days and after them, while nobody has frozen it.</param>
    public static Text Use(Edition edition, bool isDraft, FreezeDays? freeze)
    {
        var own = edition.Use();
        return (edition, isDraft, freeze) switch
        {
            (Edition.Public, true, { IsPassed: true } days) => new(
                $"Får inte spridas: tidsgränsen passerade utan att rapporten frystes, och efter {Figures.Day(days.Last)} fryses den inte av sig själv. Talen kan ändras. {NotPublic.Passed.Sv} Den frysta utgåvan får spridas.",
                $"May not be passed on: the deadline passed without the report being frozen, and after {Figures.Day(days.Last)} it is not frozen by itself. The numbers may change. {NotPublic.Passed.En} The frozen edition may be passed on."),
            (Edition.Public, true, { } days) => new(
                $"Får inte spridas förrän tidsgränsens rapport fryses, tidigast {Figures.Day(days.First)}. Talen kan ändras till dess. Den frysta utgåvan får spridas. Är den inte fryst {Figures.Day(days.Last)} fryses den inte av sig själv: den som sköter tjänsten gör det då (esf prepare --passed).",
                $"May not be passed on until the report of the deadline is frozen, {Figures.Day(days.First)} at the earliest. The numbers may change until then. The frozen edition may be passed on. If it is not frozen by {Figures.Day(days.Last)} it is not frozen by itself: whoever runs the service then does it (esf prepare --passed)."),
            (Edition.Public, true, _) => new("Får inte spridas. Talen kan ändras, och ingen tidsgräns fryser utgåvan.", "May not be passed on. The numbers may change, and no deadline freezes the edition."),
            (Edition.Public, false, _) => new(own.Sv + " Talen är frysta och ändras inte.", own.En + " The numbers are frozen and do not change."),
            _ => own,
        };
    }

    /// <summary>What the report is and whether it may be passed on, where nothing else tells which edition it is.</summary>
    public static Text NameAndUse(this OutcomeReport report) => NameAndUse(report.Edition, report.IsDraft, report.FreezeDays);

    /// <inheritdoc cref="NameAndUse(OutcomeReport)"/>
    public static Text NameAndUse(Edition edition, bool isDraft, FreezeDays? freeze)
    {
        var use = Use(edition, isDraft, freeze);
        return isDraft ? new($"{DraftName.Sv}: {char.ToLowerInvariant(use.Sv[0])}{use.Sv[1..]}", $"{DraftName.En}: {char.ToLowerInvariant(use.En[0])}{use.En[1..]}")
            : new($"{edition.Name().Sv}. {use.Sv}", $"{edition.Name().En}. {use.En}");
    }
}
