using System.Text;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Tests.Deliveries;

public sealed class ValueTests
{
    [Theory]
    [InlineData("12,5", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData(" 1 234 ", "1234")]
    [InlineData("1\u00A0234,25", "1234.25")]
    [InlineData("-3", "-3")]
    [InlineData("−3", "-3")]
    [InlineData("１２，５", "12.5")]
    [InlineData("\u200E12,5\u202C", "12.5")]
    [InlineData("=\"12,5\"", "12.5")]
    [InlineData("1\u20091\u2009234", "11234")]
    [InlineData("1,2,3", null)]
    [InlineData("1e3", null)]
    [InlineData("tolv", null)]
    [InlineData("123456789012345678901234567890123", null)]
    public void Numbers_are_read_with_a_comma_or_a_point(string text, string? number) =>
        EsfReporting.Deliveries.Reading.Numbers.Read(Encoding.UTF8.GetBytes(text)).OrNull?.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(number);

    [Fact]
    public void A_number_that_is_not_there_is_blank() => EsfReporting.Deliveries.Reading.Numbers.Read(" "u8).IsBlank.ShouldBeTrue();

    [Theory]
    [InlineData("2018-08-01", "2018-08-01")]
    [InlineData("2018-08-01 14:30", "2018-08-01")]
    [InlineData("2018-02-29", null)]
    [InlineData("01/08/2018", null)]
    [InlineData("2018-8-1", null)]
    [InlineData("2018-08/01", null)]
    [InlineData("18-08-01", null)]
    [InlineData("20000", "1954-10-03")]
    [InlineData("19999", null)]
    [InlineData("99999", "2173-10-13")]
    [InlineData("1899-12-31", null)]
    [InlineData("2018-08-01 x", null)]
    [InlineData("43313,x", null)]
    [InlineData("2018‐08‐01", "2018-08-01")]
    [InlineData("\u202A2018–08–01\u202C", "2018-08-01")]
    [InlineData("２０１８－０８－０１", "2018-08-01")]
    [InlineData("2018\u00AD0801", "2018-08-01")]
    [InlineData("=\"2018-08-01\"", "2018-08-01")]
    [InlineData("2018-08-01\u001A", "2018-08-01")]
    // Instants are the day that they were in Stockholm, in summer and in winter.
    [InlineData("2018-07-31T22:00:00Z", "2018-08-01")]
    [InlineData("2018-07-31T21:59:59Z", "2018-07-31")]
    [InlineData("2018-12-31T23:00:00.000Z", "2019-01-01")]
    [InlineData("2018-12-31T22:00:00Z", "2018-12-31")]
    [InlineData("2018-07-31 22:00:00 UTC", "2018-08-01")]
    [InlineData("2018-07-31 22:00:00+00:00", "2018-08-01")]
    [InlineData("2018-08-01T00:00:00+02:00", "2018-08-01")]
    [InlineData("2018-07-31T17:00-0500", "2018-08-01")]
    [InlineData("20180731T220000Z", "2018-08-01")]
    [InlineData("2018-07-31T22:00:00.1234567Z", "2018-08-01")]
    [InlineData("2018-08-01T00:00:00", "2018-08-01")]
    [InlineData("2018-08-01 25:00:00Z", null)]
    [InlineData("2018-08-01T10:00:00+15:00", null)]
    [InlineData("2018-08-01T", null)]
    [InlineData("2018-08-01 Z", null)]
    public void Days_are_read_when_they_can_only_mean_one_day(string text, string? day) =>
        (Days.TryParse(Encoding.UTF8.GetBytes(text), out var read) ? read.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null).ShouldBe(day);

    [Theory]
    [InlineData("Start datum *", "startdatum")]
    [InlineData("STARTDATUM", "startdatum")]
    [InlineData("A\u030Ars\u00ADa\u0308ndring O\u0308", "årsändringö")]
    [InlineData("\uFEFFKÖN\u00A0\u200B", "kön")]
    [InlineData("\u0308x", "\u0308x")]
    [InlineData("\u200EPersonnummer\u202C", "personnummer")]
    [InlineData("Ｉｎｓａｔｓ １", "insats1")]
    [InlineData("KBT–samtal\uFE0F", "kbt-samtal")]
    [InlineData("Arbets\u2060träning\u3000", "arbetsträning")]
    public void Words_are_compared_without_case_spaces_and_asterisks(string text, string folded)
    {
        Folding.Fold(text).ShouldBe(folded);
        Span<char> chars = new char[128];
        chars[..Folding.Fold(Encoding.UTF8.GetBytes(text), chars)].ToString().ShouldBe(folded);
    }

    [Fact]
    public void No_two_columns_share_a_name()
    {
        foreach (var card in Columns.Participants)
            foreach (var name in card.Aliases.Prepend(card.Name))
                FileFormat.Participants.Named($" {name.ToUpperInvariant()} *").ShouldBe(card.Column);
    }

    [Theory]
    [InlineData("inbox/mia/tyreso/2018-08-rattad.csv", "mia/tyreso/2018-08")]
    [InlineData("inbox\\MIA\\Tyresö\\2018-08.XLSX", "mia/tyreso/2018-08")]
    [InlineData("mia_sodra-roslagen_2018-08 (2).csv", "mia/sodra-roslagen/2018-08")]
    [InlineData("mia/So\u0308dra Roslagen/2018-08.csv", "mia/sodra-roslagen/2018-08")]
    [InlineData("/a/b/c/mia/tyreso/2018-08.csv", "mia/tyreso/2018-08")]
    [InlineData("mia/tyreso/2018-081.csv", null)]
    [InlineData("mia/tyreso/augusti/2018-08", null, "tyreso/augusti/2018-08")]
    [InlineData("2018-08.csv", null)]
    [InlineData("1mia/tyreso/2018-08.csv", null)]
    [InlineData("mia/tyreso/1899-08.csv", null)]
    public void An_address_is_read_from_a_path_or_a_name(string path, string? address, string? orElse = null) =>
        (DeliveryAddress.TryParse(path, out var read) ? read.ToString() : null).ShouldBe(orElse ?? address);

    [Fact]
    public void Delivery_ids_sort_as_they_were_received()
    {
        var at = new DateTimeOffset(2018, 9, 5, 10, 15, 0, 123, TimeSpan.FromHours(2));
        var id = DeliveryId.Of(at, new string('f', 64));
        id.Value.ShouldBe("20180905T081500123Z-ffffffffffffffff");
        id.ReceivedAt.ShouldBe(at);
        DeliveryId.Parse(id.Value).ShouldBe(id);
        var later = DeliveryId.Of(at.AddMilliseconds(1), new string('0', 64));
        ((id < later), (later > id), (id <= later), (id >= later)).ShouldBe((true, true, true, false));
        foreach (var wrong in (string[])["", "20180905T081500123Z", "20180905T081500123Z-FFFFFFFFFFFFFFFF", "20181305T081500123Z-ffffffffffffffff", id + "0"])
            Should.Throw<FormatException>(() => DeliveryId.Parse(wrong));
    }

    [Fact]
    public void The_current_delivery_is_the_accepted_one_with_the_greatest_id()
    {
        var first = Check.Delivered("2018-08", "a");
        Delivery Later(int minutes, DeliveryStatus status) => first with { Id = DeliveryId.Of(first.Id.ReceivedAt.AddMinutes(minutes), new string('b', 64)), Status = status };
        var (resent, rejected) = (Later(1, DeliveryStatus.PartlyAccepted), Later(2, DeliveryStatus.Rejected));
        Delivery.Current([rejected, first, resent, Check.Delivered("2018-07", "c")]).Select(d => d.Id).ShouldBe([Check.Delivered("2018-07", "c").Id, resent.Id]);
    }

    [Fact]
    public void Months_run_from_one_to_another()
    {
        new Month(2017, 11).To(new Month(2018, 2)).Select(m => m.ToString()).ShouldBe(["2017-11", "2017-12", "2018-01", "2018-02"]);
        new Month(2199, 12).To(new Month(2199, 12)).Count().ShouldBe(1);
        new Month(2018, 2).To(new Month(2018, 1)).ShouldBeEmpty();
        new Month(2018, 1).Add(-12).ShouldBe(new Month(2017, 1));
        new Month(2016, 2).LastDay.ShouldBe(new DateOnly(2016, 2, 29));
        $"{new Month(2018, 8)}".ShouldBe("2018-08");
    }

    [Theory]
    [InlineData("2018-8")]
    [InlineData("2018-00")]
    [InlineData("2018-13")]
    [InlineData("2018/08")]
    [InlineData(" 2018-08")]
    [InlineData("1899-12")]
    [InlineData("+018-08")]
    public void What_is_not_a_month_is_refused(string text)
    {
        Month.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => Month.Parse(text));
    }
}
