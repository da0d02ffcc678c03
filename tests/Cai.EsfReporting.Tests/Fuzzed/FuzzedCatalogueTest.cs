using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace Cai.EsfReporting.Tests.Fuzzed;

/// <summary>Whatever a catalogue holds, it is refused with its problems, or everything that begins with a catalogue goes on: the calendar, the address of a file, a check, the documents of the format.</summary>
public sealed class FuzzedCatalogueTest(ITestOutputHelper output)
{
    private static readonly SortedDictionary<string, byte[]> Files = new(StringComparer.Ordinal)
    {
        ["small"] = Encoding.UTF8.GetBytes(SmallCatalogue.Text),
        ["samples"] = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "catalogue.json")),
    };

    [Fact]
    public void A_catalogue_is_refused_with_its_problems_or_works()
    {
        var (refused, many) = (0, FuzzedFilesTest.Many / 4);
        Prop.ForAll(Altered.AnyOf([.. Files.Keys], most: 2), altered =>
        {
            refused += Works(altered) ? 0 : 1;
        }).Check(Tries.Of(many));
        output.WriteLine(FormattableString.Invariant($"{many} changed catalogues: {refused} refused"));
        refused.ShouldBeInRange(1, many - 1);
    }

    private static bool Works(Altered altered)
    {
        var bytes = Files[altered.Name];
        foreach (var change in altered.Changes)
            bytes = AlteredJson.Of(bytes, change, change.Of([.. Files.Values]));
        ReportingCatalogue catalogue;
        try
        {
            catalogue = CatalogueFile.Read(new MemoryStream(bytes), altered.Name);
        }
        catch (InvalidCatalogueException e)
        {
            e.Problems.ShouldNotBeEmpty();
            e.Problems.ShouldAllBe(problem => problem.StartsWith('$'));
            return false;
        }

        foreach (var project in catalogue.Projects)
        {
            ReportingCalendar.Of(project).Select(deadline => (deadline.FreezeDay, deadline.CutOff, deadline.ReminderDays.Count())).ToList().ShouldNotBeNull();
            ReportingCalendar.DeliveriesDue(project).ShouldNotBeNull();
            ReportingCalendar.Published(project).ShouldBeUnique();
            foreach (var site in project.Sites)
            {
                var where = FileAddress.Of($"{project.Id}/{site.Id}/2018-08.csv", catalogue);
                where.Address.ShouldNotBeNull();
                var file = DeliveryFile.Of(Corpus.Files["every_column.csv"]);
                var check = new DeliveryCheck(catalogue).CheckAsync(file, where, Check.September).GetAwaiter().GetResult();
                check.Status.Word().ShouldNotBeEmpty();
                _ = ReceiptJson.Of(Receipt.Of(check, null, Check.September, catalogue), Language.Sv).ToString();
                break;
            }
        }

        return true;
    }
}
