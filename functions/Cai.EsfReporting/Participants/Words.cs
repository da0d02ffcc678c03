namespace Cai.EsfReporting.Participants;

/// <summary>A closed list of words that a cell may hold, and what each means; read without allocating.</summary>
public sealed class Words<T> where T : struct
{
    private readonly IReadOnlyList<(T Meaning, string[] Spellings)> words;
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> meanings;

    /// <param name="words">Each meaning with its word first and other spellings after.</param>
    internal Words(params IReadOnlyList<(T Meaning, string[] Spellings)> words)
    {
        this.words = words;
        Names = [.. words.Select(word => word.Spellings[0])];
        var folded = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (meaning, spellings) in words)
            foreach (var spelling in spellings)
                folded.Add(Folding.Fold(spelling), meaning);
        meanings = folded.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The words to write, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The word to write, as files hold it: the same in whatever language it is told of.</summary>
    /// <exception cref="InvalidOperationException">No word means this.</exception>
    public string Of(T meaning) => words.First(word => word.Meaning.Equals(meaning)).Spellings[0];

    internal Cell<T> Read(ReadOnlySpan<byte> utf8)
    {
        Span<char> folded = stackalloc char[128];
        var length = Folding.Fold(utf8, folded);
        if (length == 0)
            return Folding.Trim(utf8).IsEmpty ? default : new(CellState.Unreadable, default);
        return meanings.TryGetValue(folded[..length], out var meaning) ? new(meaning) : new(CellState.Unreadable, default);
    }
}

/// <summary>Every closed list of the participant file (design: The participant file).</summary>
public static class Words
{
    public static Words<ExitReason> Reasons { get; } = new([.. ExitReasons.All.Select(r => (r.Reason, new[] { r.Name.Sv }))]);

    public static Words<bool> YesNo { get; } = new((true, ["Ja", "J", "x", "1", "true", "sant", "yes"]), (false, ["Nej", "N", "0", "-", "false", "falskt", "no"]));

    public static Words<Sex> Sexes { get; } = new((Sex.Woman, ["Kvinna", "K"]), (Sex.Man, ["Man", "M"]));

    /// <summary>The same where the programme counts non-binary persons.</summary>
    public static Words<Sex> SexesOfEsfPlus { get; } = new((Sex.Woman, ["Kvinna", "K"]), (Sex.Man, ["Man", "M"]), (Sex.NonBinary, ["Icke-binär", "Ickebinär"]));

    /// <summary>What is written in place of a sex by those who do not tell it.</summary>
    internal static Words<bool> NoSex { get; } = new((true,
        ["Vill ej uppge", "Vill inte uppge", "Vill ej ange", "Vill inte ange", "Ej uppgett", "Ej uppgivet", "Uppgift saknas", "Saknas", "Okänt", "Okänd", "Annat", "Annan", "Icke-binär", "Ickebinär", "X", "-", "?"]));

    public static Words<Answer> Answers { get; } = new(
        (Answer.Yes, ["Ja", "J", "x", "1", "true", "sant"]), (Answer.No, ["Nej", "N", "0", "-", "false", "falskt"]), (Answer.Refused, ["Vill ej uppge", "Vill inte uppge"]));

    public static Words<EmploymentAtEntry> Employments { get; } = new(
        (EmploymentAtEntry.Unemployed, ["Arbetslös"]),
        (EmploymentAtEntry.LongTermUnemployed, ["Långtidsarbetslös"]),
        (EmploymentAtEntry.Inactive, ["Inaktiv"]),
        (EmploymentAtEntry.InactiveNotInEducation, ["Inaktiv, ej i utbildning"]),
        (EmploymentAtEntry.Employed, ["Arbetande"]));

    public static Words<Education> Educations { get; } = new(
        (Education.Lower, ["Förgymnasial"]), (Education.UpperSecondary, ["Gymnasial"]), (Education.Tertiary, ["Eftergymnasial"]));

    public static Words<Initiator> Initiators { get; } = new(
        (Initiator.Self, ["Egen anmälan"]),
        (Initiator.EmploymentService, ["Arbetsförmedlingen"]),
        (Initiator.SocialInsurance, ["Försäkringskassan"]),
        (Initiator.Municipality, ["Kommunen"]),
        (Initiator.Region, ["Regionen"]));

    public static Words<FollowUp> FollowUps { get; } = new(
        (FollowUp.Work, ["Arbete"]), (FollowUp.Study, ["Studier"]), (FollowUp.JobSeeking, ["Arbetssökande"]), (FollowUp.Other, ["Annat"]));
}
