using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deliveries;

/// <summary>A kind of delivered file: what its columns are called, and which of them a header must have.</summary>
public sealed class FileFormat
{
    private readonly Dictionary<string, Column> byName;
    private readonly Func<Func<Column, bool>, IEnumerable<Column>> missing;

    private FileFormat(IReadOnlyList<ColumnCard> columns, IReadOnlyList<Column> least, Func<Func<Column, bool>, IEnumerable<Column>> missing)
    {
        (Columns, Least, this.missing) = (columns, least, missing);
        byName = columns.SelectMany(card => card.Aliases.Prepend(card.Name), (card, name) => (Name: Folding.Fold(name), card.Column))
            .ToDictionary(pair => pair.Name, pair => pair.Column);
    }

    public static FileFormat Participants { get; } = new(Deliveries.Columns.Participants, [Column.Identity, Column.Insats, Column.Start], MissingOfParticipants);

    public static FileFormat KeyFigures { get; } = new(Deliveries.Columns.KeyFigures, [Column.Indicator, Column.Period, Column.Outcome],
        has => IsOfJudgementsOnly(has) ? [] : KeyFigures!.Least.Where(column => !has(column)));

    /// <summary>Of a project of a programme that asks more.</summary>
    public static FileFormat ParticipantsOfEsfPlus { get; } = new(Deliveries.Columns.ParticipantsOfEsfPlus, [Column.Identity, Column.Insats, Column.Start], MissingOfParticipants);

    public static FileFormat Of(DeliveryAddress address, Project project) => address.IsKeyFigures ? KeyFigures : ParticipantsOf(project);

    /// <summary>The project's own where its catalogue adds words: the columns are its programme's, the words that two of them hold are not.</summary>
    public static FileFormat ParticipantsOf(Project project)
    {
        var ofProgramme = project.Programme.HasPlus ? ParticipantsOfEsfPlus : Participants;
        return !project.Words.AreAdded ? ofProgramme : new([.. ofProgramme.Columns.Select(card => card.Column switch
        {
            Column.Reason => card with { Choices = project.Words.Reasons.Names },
            Column.InitiatedBy => card with { Choices = project.Words.Initiators.Names },
            _ => card,
        })], ofProgramme.Least, ofProgramme.missing);
    }

    /// <summary>In the template's order.</summary>
    public IReadOnlyList<ColumnCard> Columns { get; }

    /// <summary>What a file without any header is told that it lacks.</summary>
    public IReadOnlyList<Column> Least { get; }

    /// <summary>The column that a header cell names, ignoring case, spaces and asterisks; null when it names none.</summary>
    public Column? Named(string header) => byName.TryGetValue(Folding.Fold(header), out var column) ? column : null;

    /// <summary>What a header lacks that has some columns.</summary>
    public IEnumerable<Column> Missing(Func<Column, bool> has) => missing(has);

    /// <summary>A file that judges goals and tells no figure needs neither a period nor a value.</summary>
    private static bool IsOfJudgementsOnly(Func<Column, bool> has) => has(Column.Indicator) && (has(Column.Judgement) || has(Column.Status) || has(Column.Comment)) && !has(Column.Period) && !has(Column.Outcome);

    private static IEnumerable<Column> MissingOfParticipants(Func<Column, bool> has)
    {
        if (!has(Column.Identity) && !has(Column.Anonymous))
            yield return Column.Identity;
        if (!has(Column.Insats))
            yield return Column.Insats;
        if (!has(Column.Start))
            yield return Column.Start;
        // An end means nothing without its reason, nor a reason without its end.
        if (has(Column.End) != has(Column.Reason))
            yield return has(Column.End) ? Column.Reason : Column.End;
    }
}
