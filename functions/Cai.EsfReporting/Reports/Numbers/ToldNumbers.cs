using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Reports.Numbers;

/// <summary>Key figures as delivered, and what people have decided of goals.</summary>
internal static class ToldNumbers
{
    public static IEnumerable<ReportNumber> KeyFigures(OutcomeReport report)
    {
        foreach (var figure in report.Figures)
        {
            var told = figure.Told;
            var number = new ReportNumber(Parts.KeyFigures, told.Site is { } site ? report.Project.ScopeOf(site) : report.Whole.Scope,
                told.Period.Last, told.Period.Id, told.Figure.Id, told.Figure.Name, told.Number, told.Figure.Unit == FigureUnit.Percent ? Units.Share : told.Figure.Unit.Word());
            yield return number with
            {
                Numerator = told.Numerator, Denominator = told.Denominator, Target = figure.Expected, Assessment = figure.Assessment?.Word(), Trend = figure.Trend.Word(),
                Words = told.Words.Length > 0 ? told.Words : figure.TargetWord != TargetWord.None ? figure.TargetWord.Word() : "",
            };
            if (figure.TargetWord != TargetWord.None && figure.Before is { } before)
                yield return number with { Value = before, By = "target", Group = figure.TargetWord.Word(), GroupName = new("från", "from") };
            if (figure.Target is { } year && year != figure.Expected)
                yield return number with { Value = year, By = "target", Group = "year", GroupName = new("mål för hela året", "target for the whole year") };
        }
    }

    /// <summary>Of each goal the Bedömning that stands, and what its indicators speak for; of activities and assignments how far they have come.</summary>
    public static IEnumerable<ReportNumber> Goals(OutcomeReport report)
    {
        var of = new NumberOf(Parts.Goals, report.Whole.Scope, report.AsOf);
        foreach (var goal in report.Goals)
        {
            var (id, name) = (goal.Goal.Id, goal.Goal.Name);
            yield return of.Count(id, name, null, Units.Words) with { Assessment = goal.Standing?.Word(), IsHidden = goal.Standing is null, Words = goal.Standing?.Name().Sv ?? "" };
            foreach (var (group, groupName, count) in ((string, Text, int?)[])
                [("reached", new("indikatorer uppnådda", "indicators reached"), goal.Proposal?.Reached), ("near", new("indikatorer nära", "indicators near"), goal.Proposal?.Near),
                    ("not-reached", new("indikatorer ej uppnådda", "indicators not reached"), goal.Proposal?.NotReached), ("unassessed", new("indikatorer inte bedömda", "indicators not assessed"), goal.Proposal?.Unassessed)])
                yield return of.Count(id, name, count, Units.Indicators) with { By = "indicators", Group = group, GroupName = groupName };
        }

        foreach (var activity in report.Project.Goals.SelectMany(goal => goal.Activities).Concat(report.Project.Assignments))
            yield return of.Count(activity.Id, activity.Name, null, Units.Words) with { IsHidden = false, Words = report.Judgements.Of(activity.Id).Status() is var status and not ActivityStatus.None ? status.Name().Sv : "" };
    }
}
