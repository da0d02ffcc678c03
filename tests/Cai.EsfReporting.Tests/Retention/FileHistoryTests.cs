using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Tests.Retention;

public sealed class FileHistoryTests
{
    private const string Path = "accepted/mia/tyreso/2018-08/a.csv";

    private static readonly FileHistory History = new(
    [
        Changed("1", EvidenceKind.Rotation, "a", "b"), Changed("2", EvidenceKind.Erasure, "b", "never"), Changed("3", EvidenceKind.Rotation, "b", "c"), Changed("4", EvidenceKind.Erasure, "c", "d"),
    ]);

    [Theory]
    [InlineData("a", "a", "")]
    [InlineData("a", "d", "1 3 4")]
    [InlineData("b", "c", "3")]
    [InlineData("d", "d", "")]
    public void A_change_that_evidence_tells_is_explained(string from, string to, string by) =>
        string.Join(' ', History.Explain(Path, from, to)!.Select(evidence => evidence.Path)).ShouldBe(by);

    [Theory]
    [InlineData("a", "x")]
    [InlineData("x", "d")]
    [InlineData("c", "b")]
    [InlineData("a", null)]
    public void One_that_it_does_not_tell_is_not(string from, string? to) => History.Explain(Path, from, to).ShouldBeNull();

    [Fact]
    public void Another_files_evidence_explains_nothing() => History.Explain("accepted/mia/tyreso/2018-08/b.csv", "a", "b").ShouldBeNull();

    [Fact]
    public void A_purge_explains_that_a_file_is_gone_whatever_it_was_last()
    {
        var purged = new FileHistory([Changed("1", EvidenceKind.Rotation, "a", "b"), Changed("2", EvidenceKind.Purge, null, null)]);

        purged.Explain(Path, "a", null)!.Select(evidence => evidence.Path).ShouldBe(["1", "2"]);
        purged.Deletion(Path)!.Value.Evidence.Path.ShouldBe("2");
        purged.Explain(Path, "a", "x").ShouldBeNull();
    }

    private static Evidence Changed(string name, EvidenceKind kind, string? before, string? after) => new(name, kind, default, default(DateTimeOffset), null, [new(Path, kind.Word(), before, after, 0)]);
}
