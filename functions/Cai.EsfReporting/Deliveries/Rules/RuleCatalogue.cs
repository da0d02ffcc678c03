namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>Every rule, in the order in which it is asked. <c>docs/rules.md</c> is generated from here.</summary>
public static class RuleCatalogue
{
    internal static IFileRule[] File { get; } =
    [
        new AddressUnreadable(), new AddressClashes(), new ProjectUnknown(), new SiteUnknown(), new MonthFuture(), new MonthNotOver(), new MonthOutsideProject(),
        new FileEmpty(), new FileTooLarge(), new FileNotATable(), new FilePassword(), new FileOldExcel(), new FileDamaged(), new FileExpands(), new FileBeyondExcel(), new FileCellTooLong(),
        new FileRecordTooLong(), new FileQuoteUnclosed(), new FileTooManyRows(), new FileTime(), new FileSetAside(), new FileNotAFile(), new FileEncoding(), new FileEncodingMixed(), new FileEncodedTwice(), new FileEncodingUnknown(), new FileNotHandled(),
    ];

    // Rules for every kind of row.
    private static readonly TextHoldsIdentity TextHoldsId = new();
    private static readonly RowsSwallowed Swallowed = new();
    private static readonly RowShifted Shifted = new();
    private static readonly QuoteOdd OddQuote = new();
    private static readonly CellError CellError = new();

    internal static IHeaderRule[] Header { get; } =
        [Swallowed, new HeaderMissing(), new ColumnTwice(), new ColumnMisspelt(), new ColumnsInOne(), new SheetHidden(), new SheetOther(), new SheetOtherMonth()];

    // Arrays, because walking an interface allocates, and rows are many.
    internal static IRowRule[] Row { get; } =
    [
        Swallowed, Shifted, OddQuote, CellError, new AnonymousUnreadable(), new AnonymousIdentity(),
        new IdentityMissing(), new IdentityScientific(), new IdentityFormat(), new IdentityDate(), new IdentityCheckDigit(), new IdentityLeadingZero(),
        TextHoldsId, new InsatsMissing(), new InsatsUnknown(),
        new StartMissing(), new DateFormat(), new DateOrder(), new EndAfterMonth(), new EndAfterToday(), new StartAfterMonth(), new StartBeforeProject(),
        new ReasonMissing(), new ReasonUnknown(), new ReasonWithoutEnd(),
        new SexMissing(), new SexUnreadable(), new SexRefused(), new SexMismatch(), new AnonymousOutcome(), new AgeOutsideProject(),
        new ValueUnknown(), new OptionalDateFormat(), new MeetingBeforeReferral(), new HoursUnreadable(), new StatusWithoutEnd(), new AnswerEarly(), new OpenTooLong(),
    ];

    /// <summary>The same, to be asked of many rows: walking an interface looks each rule up anew.</summary>
    internal static Action<ParticipantRow, Findings>[] RowChecks { get; } = [.. Row.Select(Action<ParticipantRow, Findings> (rule) => rule.Check)];

    internal static IFigureRule[] Figure { get; } =
    [
        Swallowed, Shifted, OddQuote, CellError, TextHoldsId, new FigureMissing(), new FigureUnknown(), new FigureSiteUnknown(), new FigureScope(),
        new PeriodUnreadable(), new PeriodAfterMonth(),
        new FigureValueMissing(), new FigureValueUnreadable(), new FigurePercentOver(), new FigureValueAndWords(),
        new FigurePartsUnreadable(), new FigureNumeratorOver(), new FigurePartsDisagree(), new FigurePercentRead(), new FigureTargetUnreadable(), new FigureCommentLong(), new JudgementOfFigure(),
    ];

    /// <summary>Asked of a row that is of a goal, activity or assignment, or of the report as a whole, in place of <see cref="Figure"/>.</summary>
    internal static IFigureRule[] Judgement { get; } =
    [
        Swallowed, Shifted, OddQuote, CellError, TextHoldsId, new JudgementAmbiguous(), new JudgementOfSite(), new JudgementOfPeriod(), new JudgementWithValue(), new JudgementUnreadable(), new JudgementCommentLong(),
        new JudgementOfReport(), new JudgementNothing(),
    ];

    internal static IFigureBesideOthersRule[] FigureBesideOthers { get; } = [new FigureTwice(), new FigureChanged()];

    internal static IFigureBesideOthersRule[] JudgementBesideOthers { get; } = [new JudgementTwice(), new JudgementChanged()];

    internal static IAcrossRowsRule[] AcrossRows { get; } = [new RowTwice(), new MostRowsRejected(), new NoRowAccepted(), new RowsHidden(), new RowsUnfilled()];

    /// <inheritdoc cref="RowChecks"/>
    internal static Action<ParticipantRow, RowsSoFar, Findings>[] AcrossRowsChecks { get; } = [.. AcrossRows.Select(Action<ParticipantRow, RowsSoFar, Findings> (rule) => rule.CheckRow)];

    internal static IEarlierMonthsRule[] EarlierMonths { get; } =
    [
        new AddressUnderstood(), new AddressUnderstoodReplaces(), new SameFileAsAnotherMonth(), new NothingButEnrolled(), new MostVanished(), new MostDropped(), new OtherSitesPeople(),
        new PersonNotNamed(), new RowsDropped(),
    ];

    /// <summary>Asked only of a file that is taken.</summary>
    internal static IEarlierMonthsRule[] EarlierMonthsOfTaken { get; } =
    [
        new Confirmed(), new MonthsBetweenMissing(), new ParticipationNotNamed(), new ParticipationExchanged(), new StartMoved(), new InsatsMoved(), new Twofold(), new EndWithdrawn(), new OutcomeChanged(),
        new ErrorWithdrawn(), new AnswerChanged(), new AnswerWithdrawn(), new IdentityChanged(), new LaterMonthDiffers(), new LaterMonthsAgain(), new JudgementsDropped(),
    ];

    public static IReadOnlyList<Rule> All { get; } =
        [.. ((IEnumerable<IRule>)[.. File, .. Header, .. Row, .. Figure, .. Judgement, .. AcrossRows, .. FigureBesideOthers, .. JudgementBesideOthers, .. EarlierMonths, .. EarlierMonthsOfTaken]).Distinct().Select(rule => rule.Rule)];
}
