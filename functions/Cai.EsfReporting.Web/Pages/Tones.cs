using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Pages;

/// <summary>The four colours that a judgement can have; each always stands beside a shape and a word.</summary>
internal static class Tones
{
    private const string Good = "good";
    private const string Near = "near";
    private const string Bad = "bad";
    private const string Quiet = "quiet";

    public static string Tone(this Assessment? assessment) => assessment switch
    {
        Assessment.Reached => Good,
        Assessment.Near => Near,
        Assessment.NotReached => Bad,
        _ => Quiet,
    };

    public static string Tone(this ObjectiveAssessment assessment) => assessment switch
    {
        ObjectiveAssessment.FullyMet => Good,
        ObjectiveAssessment.LargelyMet or ObjectiveAssessment.PartlyMet => Near,
        ObjectiveAssessment.NotMet => Bad,
        _ => Quiet,
    };

    public static string Tone(this CompletenessState state) => state switch
    {
        CompletenessState.Accepted or CompletenessState.ZeroReturn => Good,
        CompletenessState.PartlyAccepted or CompletenessState.Preliminary => Near,
        _ => Bad,
    };

    public static string Tone(this DeliveryStatus status) => status switch
    {
        DeliveryStatus.Accepted => Good,
        DeliveryStatus.Rejected => Bad,
        _ => Near,
    };

    public static string Tone(this Severity severity) => severity == Severity.Warning ? Near : Bad;

    public static string Shape(this DeliveryStatus status) => status switch
    {
        DeliveryStatus.Accepted => "●",
        DeliveryStatus.AcceptedWithWarnings => "▲",
        DeliveryStatus.PartlyAccepted => "◐",
        _ => "✕",
    };

    public static string Shape(this Severity severity) => severity == Severity.Warning ? "▲" : "✕";
}
