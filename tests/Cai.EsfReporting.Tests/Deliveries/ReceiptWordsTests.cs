using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>What a receipt says of the answer as a whole, beside its findings.</summary>
public sealed class ReceiptWordsTests
{
    private static readonly string[] Confirming = ["portalen", "esf deliver --confirm", "bekraftad"];

    [Fact]
    public async Task A_check_on_its_own_says_that_earlier_months_were_not_looked_at()
    {
        var receipt = (await Check.RowsAsync(Row(1))).Receipt with { Id = null };
        receipt.Notes.ShouldHaveSingleItem().Sv.ShouldStartWith("Tidigare månader har inte granskats");
        receipt.Notes.Single().En.ShouldStartWith("Earlier months were not looked at");
        (receipt with { HistoryWasSeen = true }).Notes.ShouldBeEmpty();
        (receipt with { Address = new("mia", DeliveryAddress.KeyFigures, receipt.Address!.Value.Month) }).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_delivery_has_nothing_to_add_but_that_it_was_confirmed()
    {
        var receipt = (await Check.RowsAsync(Row(1))).Receipt with { Id = Check.Delivered("2018-08", "a").Id };
        receipt.Notes.ShouldBeEmpty();
        (receipt with { IsConfirmed = true }).Notes.ShouldHaveSingleItem().ShouldBe(
            new("Bekräftad: den som lämnade filen har sagt att den är rätt.", "Confirmed: whoever delivered the file has said that it is right."));
    }

    [Fact]
    public async Task What_can_be_confirmed_says_how_once_delivered_and_before()
    {
        var refused = await RefusedAsync();
        refused.CanBeConfirmed.ShouldBeTrue();
        var (checkedOnly, delivered) = (refused with { Id = null, HistoryWasSeen = true }, refused with { Id = Check.Delivered("2018-08", "a").Id });
        foreach (var note in (Text[])[checkedOnly.Notes.ShouldHaveSingleItem(), delivered.Notes.ShouldHaveSingleItem()])
            foreach (var way in Confirming)
                (note.Sv.Contains(way, StringComparison.Ordinal) && note.En.Contains(way.Replace("portalen", "portal", StringComparison.Ordinal), StringComparison.Ordinal)).ShouldBeTrue($"{way}: {note}");
        checkedOnly.Notes.Single().ShouldNotBe(delivered.Notes.Single());
    }

    [Fact]
    public async Task A_file_that_is_not_taken_says_how_many_of_its_rows_are_without_fault()
    {
        var receipt = (await Check.RowsAsync([.. Enumerable.Range(1, 14).Select(Row), .. Enumerable.Range(15, 6).Select(i => Row(i).Replace("2018-08-01", "i augusti", StringComparison.Ordinal))])).Receipt
            with { Id = Check.Delivered("2018-08", "a").Id };
        (receipt.Status, receipt.Rows, receipt.Accepted, receipt.Rejected, receipt.RowsWithoutFault).ShouldBe((DeliveryStatus.Rejected, 20, 0, 20, 14));
        receipt.Summary(Language.Sv).ShouldContain("20 rader lästes, varav 14 utan fel");
        receipt.Summary(Language.En).ShouldContain("20 rows were read, 14 of them without fault");
    }

    private static string Row(int person) => $"{Synthetic.Person(person)};Jobbverket;2018-08-01;;;;";

    /// <summary>Nothing keeps it from being taken but that somebody has to say that it is right.</summary>
    private static async Task<Receipt> RefusedAsync()
    {
        var receipt = (await Check.RowsAsync(Row(1))).Receipt;
        var findings = new Findings();
        findings.OnFile(Cai.EsfReporting.Deliveries.Rules.RuleCatalogue.EarlierMonths.Select(rule => rule.Rule).Single(rule => rule.Code == "NOTHING_BUT_ENROLLED"), 3, "juli 2018");
        return receipt with { Status = DeliveryStatus.Rejected, Findings = findings };
    }
}
