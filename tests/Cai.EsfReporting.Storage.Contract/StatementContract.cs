using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Storage.Contract;

/// <summary>What people state of reports: nothing is lost when several do at once, and nothing is changed unseen.</summary>
public abstract class StatementContract : StorageContract
{
    private static readonly Month August2018 = new(2018, 8);

    private static Project Mia => DeliverySteps.Catalogue.Find("mia")!;

    [Fact]
    public async Task Many_who_approve_at_once_all_stand_once_each_in_one_order()
    {
        await WriteAsync(people: 3);
        var read = (await ApprovingOf(Storage).OfAsync(Mia, August2018, default)).Written!;

        // Each twice, as who presses twice does.
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
            (await ApprovingOf(Storage.Another()).ApproveAsync(Mia, August2018, read, new($"person {i / 2}", $"Namn {i / 2}"), () => Task.CompletedTask, default)).ShouldBeNull())));

        var told = await ApprovingOf(Storage).OfAsync(Mia, August2018, default);
        told.Statements.Select(s => s.Number).ShouldBe(Enumerable.Range(1, 6));
        told.Approvals.Given.Select(s => s.Name).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 6).Select(i => $"Namn {i}"));
        (await new StatementFolder(Storage.Files).FaultsAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_has_changed_since_it_was_read_is_not_signed()
    {
        await WriteAsync(people: 3);
        var read = (await ApprovingOf(Storage).OfAsync(Mia, August2018, default)).Written!;
        await DeliverAsync(people: 4);

        // Delivered, and not yet written; then written.
        foreach (var write in (bool[])[false, true])
        {
            if (write)
                await WriteAsync(people: null);
            (await ApprovingOf(Storage).ApproveAsync(Mia, August2018, read, new("person 1", "Anna"), () => throw new InvalidOperationException("It is told before it is noted."), default)).ShouldNotBeNull().En.ShouldContain("has changed since you read it");
        }

        (await new StatementFolder(Storage.Files).ReadAsync("mia", August2018, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_leaves_the_approval_as_given_for_another_basis_and_what_is_withdrawn_stays()
    {
        await WriteAsync(people: 3);
        await ApproveAsync("Anna");
        await ApproveAsync("Bo");
        (await ApprovingOf(Storage).WithdrawAsync(Mia, August2018, 1, new("person Bo", "Bo"), () => Task.CompletedTask, default)).ShouldNotBeNull().En.ShouldContain("whoever gave it");
        (await ApprovingOf(Storage).WithdrawAsync(Mia, August2018, 1, new("person Anna", "Anna"), () => Task.CompletedTask, default)).ShouldBeNull();
        // What is written does not say it yet.
        (await ApprovingOf(Storage).OfAsync(Mia, August2018, default)).IsTold.ShouldBeFalse();
        await WriteAsync(people: null);
        (await ApprovingOf(Storage).OfAsync(Mia, August2018, default)).IsTold.ShouldBeTrue();
        var report = await ReportAsync();
        (report.Approvals.Given.Single().Name, report.Approvals.Withdrawn.Single().Approval.Name).ShouldBe(("Bo", "Anna"));

        await WriteAsync(people: 4);

        report = await ReportAsync();
        report.Approvals.IsGiven.ShouldBeFalse();
        report.Approvals.Outdated.Single().Name.ShouldBe("Bo");
        report.Approvals.InWords(Language.Sv).ShouldStartWith("Inte godkänd som den är nu: godkänd av Bo 2018-09-");
        (await new StatementFolder(Storage.Files).ReadAsync("mia", August2018, default)).Select(s => s.Kind).ShouldBe([StatementKind.Approval, StatementKind.Approval, StatementKind.Withdrawal]);
    }

    [Fact]
    public async Task The_written_report_tells_it_and_is_made_again_for_nothing_else()
    {
        await WriteAsync(people: 3);
        await ApproveAsync("Anna");
        var consolidator = ConsolidationOf(Storage);

        (await consolidator.OutdatedAsync(Mia)).Select(basis => basis.AsOf).ShouldBe([August2018]);
        await WriteAsync(people: null);
        (await consolidator.OutdatedAsync(Mia)).ShouldBeEmpty();

        foreach (var file in (string[])["manifest.json", "report.json"])
        {
            var told = (await JsonFile.ReadAsync(Storage.Files, $"reports/mia/2018-08/internal/{file}", default))!["approvals"]!;
            ((bool)told["approved"]!, (string?)told["given"]![0]!["name"]).ShouldBe((true, "Anna"));
        }
    }

    [Fact]
    public async Task Many_who_judge_one_goal_at_once_keep_one_and_the_others_are_told_of_it()
    {
        await WriteAsync(people: 3);
        var mia = Mia with { Assignments = [new("modell", new("En modell", "A model"))] };

        // Each twice, as who presses twice does.
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            JudgingOf(Storage.Another()).JudgeAsync(mia, August2018, new("modell", "done", $"Ord {i / 2}", Seen: 0), new($"person {i / 2}", $"Namn {i / 2}"), () => Task.CompletedTask, default))));

        var kept = (await JudgingOf(Storage).OfAsync(mia, August2018, default)).All.ShouldHaveSingleItem();
        answers.Count(refused => refused is null).ShouldBe(2);
        answers.Where(refused => refused is not null).ShouldAllBe(refused => refused!.Meanwhile!.Name == kept.Name);
        // Of those who read it and write again at once, one is kept again, and nothing that was kept before is lost.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => JudgingOf(Storage.Another()).JudgeAsync(mia, August2018, new("modell", "started", $"Nya ord {i}", kept.Number), new($"person {i}", $"Namn {i}"), () => Task.CompletedTask, default))));
        (await JudgingOf(Storage).OfAsync(mia, August2018, default)).All.Select(judgement => judgement.Number).ShouldBe([1, 2]);
        (await new StatementFolder(Storage.Files).FaultsAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_judged_makes_the_report_another_than_was_approved()
    {
        await WriteAsync(people: 3);
        await ApproveAsync("Anna");
        await WriteAsync(people: null);
        var mia = Mia with { Assignments = [new("modell", new("En modell", "A model"))] };

        (await JudgingOf(Storage).JudgeAsync(mia, August2018, new("modell", "done", "", Seen: 0), new("person Bo", "Bo"), () => Task.CompletedTask, default)).ShouldBeNull();

        (await ConsolidationOf(Storage).OutdatedAsync(Mia)).Select(basis => basis.AsOf).ShouldBe([August2018]);
        (await ReportAsync()).Approvals.ShouldSatisfyAllConditions(approvals => approvals.IsGiven.ShouldBeFalse(), approvals => approvals.Outdated.Single().Name.ShouldBe("Anna"));
        await WriteAsync(people: null);
        (await ConsolidationOf(Storage).OutdatedAsync(Mia)).ShouldBeEmpty();
        ((int)(await JsonFile.ReadAsync(Storage.Files, "reports/mia/2018-08/internal/manifest.json", default))!["judged"]!.Single()).ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_public_edition_is_made_again_for_words_that_may_stand_in_it_and_tells_no_name(bool isPublic)
    {
        var mia = Mia with { Assignments = [new("modell", new("En modell", "A model"))], GoalWordsArePublic = isPublic };
        await DeliverAsync(people: 12);
        await WriteAsync();
        (await ConsolidationOf(Storage).OutdatedAsync(mia)).ShouldBeEmpty();
        (await JudgingOf(Storage).JudgeAsync(mia, August2018, new("modell", "done", "Färdig sedan maj.", Seen: 0), new("person Bo", "Bo Ek"), () => Task.CompletedTask, default)).ShouldBeNull();

        (await ConsolidationOf(Storage).OutdatedAsync(mia)).Select(basis => basis.AsOf).ShouldBe([August2018]);
        // Of the internal edition alone, the public one is behind where the words stand in it, and only there.
        var report = await ReporterOf(Storage).ReportAsync(mia, August2018);
        await ConsolidationOf(Storage).WriteInternalAsync(report, Language.Sv);
        (await ConsolidationOf(Storage).UnpublishedAsync(mia)).Count.ShouldBe(isPublic ? 1 : 0);
        await WriteAsync();
        (await ConsolidationOf(Storage).OutdatedAsync(mia)).ShouldBeEmpty();
        (await ConsolidationOf(Storage).UnpublishedAsync(mia)).ShouldBeEmpty();

        var open = (await JsonFile.ReadAsync(Storage.Files, "reports/mia/2018-08/public/report.json", default))!.ToString();
        open.Contains("Färdig sedan maj.", StringComparison.Ordinal).ShouldBe(isPublic);
        open.ShouldNotContain("Bo Ek");

        async Task WriteAsync() => await ConsolidationOf(Storage).WriteAsync(await ReporterOf(Storage).ReportAsync(mia, August2018), Language.Sv);
    }

    [Theory]
    [InlineData("changed", "what stands before 0003.json is not what stood there")]
    [InlineData("broken", "0002.json cannot be read")]
    [InlineData("removed", "what stood before 0003.json is gone")]
    [InlineData("added", "note.txt does not belong here")]
    public async Task What_was_done_to_a_statement_is_told_and_reports_are_made_all_the_same(string what, string told)
    {
        await WriteAsync(people: 3);
        foreach (var name in (string[])["Anna", "Bo", "Cia"])
            await ApproveAsync(name);
        (await new StatementFolder(Storage.Files).FaultsAsync(default)).ShouldBeEmpty();
        var second = StatementFolder.PathOf("mia", August2018, 2);

        switch (what)
        {
            case "removed":
                await Storage.Files.DeleteAsync(second, default);
                break;
            case "added":
                await Storage.Files.WriteAsync("statements/mia/2018-08/note.txt", "{}");
                break;
            case "broken":
                await Storage.Files.WriteAsync(second, "{ \"schema\":");
                break;
            default:
                var json = (await JsonFile.ReadAsync(Storage.Files, second, default))!;
                json["name"] = "Någon annan";
                await JsonFile.WriteAsync(Storage.Files, second, json, default);
                break;
        }

        var (folder, faults) = (await new StatementFolder(Storage.Files).FaultsAsync(default)).ShouldHaveSingleItem();
        folder.ShouldBe("statements/mia/2018-08");
        faults.ShouldContain(fault => fault.En.Contains(told, StringComparison.Ordinal));
        (await ReportAsync()).Approvals.Given.Count.ShouldBe(what is "removed" or "broken" ? 2 : 3);
        // Whoever states something then is not kept from it.
        await ApproveAsync("Dag");
        (await ReportAsync()).Approvals.Given[^1].Name.ShouldBe("Dag");
    }

    private static Judging JudgingOf(IStorageUnderTest storage) => new(storage.Files, storage.Log, new StandingClock());

    private static Approving ApprovingOf(IStorageUnderTest storage) => new(ReporterOf(storage), storage.Files, new StandingClock());

    private static Reporter ReporterOf(IStorageUnderTest storage) => new(DeliverySteps.Catalogue, storage.Files, storage.Log, new DeliverySteps.OneKey());

    private static Consolidator ConsolidationOf(IStorageUnderTest storage) => new(ReporterOf(storage), storage.Files, storage.Log, storage.Outcomes, [new ReportJson()], new StandingClock());

    private Task<OutcomeReport> ReportAsync() => ReporterOf(Storage).ReportAsync(Mia, August2018);

    private async Task ApproveAsync(string name)
    {
        var read = (await ApprovingOf(Storage).OfAsync(Mia, August2018, default)).Written!;
        // Approvals alone change nothing of what is approved.
        (await ApprovingOf(Storage).ApproveAsync(Mia, August2018, read, new($"person {name}", name), () => Task.CompletedTask, default)).ShouldBeNull();
    }

    /// <param name="people">Delivered before; null delivers nothing.</param>
    private async Task WriteAsync(int? people)
    {
        if (people is { } count)
            await DeliverAsync(count);
        await ConsolidationOf(Storage).WriteAsync(await ReportAsync(), Language.Sv);
    }

    private async Task DeliverAsync(int people)
    {
        await Storage.DropAsync("mia/tyreso/2018-08.csv", DeliverySteps.File(people));
        await Storage.ReceiveAllAsync();
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2018, 9, 20, 8, 0, 0, 500, TimeSpan.Zero);
    }
}
