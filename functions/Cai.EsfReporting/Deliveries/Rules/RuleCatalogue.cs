namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>Every rule, in the order in which it is asked. <c>docs/rules.md</c> is generated from here.</summary>
public static class RuleCatalogue
{
    internal static IFileRule[] File { get; } =
    [
        new AddressUnreadable(), new ProjectUnknown(), new SiteUnknown(), new MonthFuture(), new MonthOutsideProject(),
        new FileEmpty(), new FileTooLarge(), new FileNotATable(), new FilePassword(), new FileOldExcel(), new FileDamaged(), new FileExpands(),
        new FileRecordTooLong(), new FileQuoteUnclosed(), new FileTooManyRows(), new FileEncoding(), new FileNotHandled(),
    ];

    internal static IHeaderRule[] Header { get; } =
        [new HeaderMissing(), new ColumnTwice(), new ColumnMisspelt()];

    // Arrays, because walking an interface allocates, and rows are many.
    internal static IRowRule[] Row { get; } =
    [
        new AnonymousUnreadable(), new AnonymousIdentity(),
        new IdentityMissing(), new IdentityScientific(), new IdentityFormat(), new IdentityDate(), new IdentityCheckDigit(), new IdentityLeadingZero(),
        new InsatsMissing(), new InsatsUnknown(), new TextHoldsIdentity(),
        new StartMissing(), new DateFormat(), new DateOrder(), new EndAfterMonth(), new StartAfterMonth(), new StartBeforeProject(),
        new ReasonMissing(), new ReasonUnknown(), new ReasonWithoutEnd(),
        new SexMissing(), new SexUnreadable(), new SexMismatch(), new AnonymousOutcome(), new AgeOutsideProject(),
        new ValueUnknown(), new OptionalDateFormat(), new MeetingBeforeReferral(), new HoursUnreadable(), new StatusWithoutEnd(),
    ];

    internal static IAcrossRowsRule[] AcrossRows { get; } = [new RowTwice(), new MostRowsRejected(), new NoRowAccepted()];

    internal static IEarlierMonthsRule[] EarlierMonths { get; } = [new SameFileAsAnotherMonth(), new LaterMonthsAgain()];

    public static IReadOnlyList<Rule> All { get; } =
        [.. ((IEnumerable<IRule>)[.. File, .. Header, .. Row, .. AcrossRows, .. EarlierMonths]).Select(rule => rule.Rule)];
}
