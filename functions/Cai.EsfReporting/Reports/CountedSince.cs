namespace Cai.EsfReporting.Reports;

/// <summary>The time that is counted where no period is, in words that stand within a sentence: whoever left before the first file is in no number, and none is then counted since the start.</summary>
public static class CountedSince
{
    /// <summary><c>sedan starten</c>, or <c>sedan leveranserna började (2018-01)</c> where they begin later than the project.</summary>
    /// <param name="knownFrom"><see cref="OutcomeReport.KnownFrom"/></param>
    public static Text Of(Month? knownFrom) =>
        knownFrom is { } first ? new($"sedan leveranserna började ({first})", $"since the deliveries began ({first})") : new("sedan starten", "since the start");

    /// <summary>Of several projects together: the time of each, where they share one; otherwise that it is one of the two.</summary>
    public static Text Of(IReadOnlyCollection<Month?> knownFrom) => knownFrom.Distinct().Count() <= 1
        ? Of(knownFrom.FirstOrDefault())
        : new("sedan starten eller sedan leveranserna började", "since the start or since the deliveries began");
}
