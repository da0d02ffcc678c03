using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Participants;

public sealed class PseudonymTests
{
    private static readonly string Twelve = Synthetic.Personnummer(new(1980, 1, 1));

    [Fact]
    public void It_is_the_hmac_of_the_twelve_characters()
    {
        Synthetic.Parse(Twelve[2..].Insert(6, "-"), out var identity);
        Check.Key.Of(identity).ToString().ShouldBe(Hmac(Check.Key.Export(), Twelve));
    }

    [Fact]
    public void Another_key_gives_another_pseudonym_and_another_id()
    {
        var (one, two) = (PseudonymKey.Create(), PseudonymKey.Create());
        Synthetic.Parse(Twelve, out var identity);
        one.Of(identity).ShouldNotBe(two.Of(identity));
        one.Id.ShouldNotBe(two.Id);
        new PseudonymKey(one.Export()).Id.ShouldBe(one.Id);
    }

    [Fact]
    public void A_key_that_follows_another_makes_a_pseudonym_of_the_others_pseudonym()
    {
        var next = Check.Key.Next();
        Synthetic.Parse(Twelve, out var identity);
        next.Of(identity).ToString().ShouldBe(Convert.ToHexStringLower(HMACSHA256.HashData(next.Export(), Convert.FromHexString(Check.Key.Of(identity).ToString()))));
        using var pseudonyms = next.Open();
        pseudonyms.Of(Check.Key.Of(identity), Encoding.ASCII.GetBytes(Check.Key.Id)).ShouldBe(next.Of(identity));
        pseudonyms.Of(next.Of(identity), Encoding.ASCII.GetBytes(next.Id)).ShouldBe(next.Of(identity));
        pseudonyms.Of(default, Encoding.ASCII.GetBytes(Check.Key.Id)).IsNobody.ShouldBeTrue();
        Should.Throw<UnknownKeyException>(() => pseudonyms.Of(default, "00000000"u8)).Message.ShouldContain("00000000");
    }

    [Fact]
    public void A_chain_reads_back_and_its_last_link_alone_is_another_key()
    {
        var third = Check.Key.Next().Next();
        Synthetic.Parse(Twelve, out var identity);
        var read = PseudonymKey.Read($" {third.Write().Replace(" ", "\r\n", StringComparison.Ordinal)}\n").ShouldNotBeNull();
        (read.Id, read.Of(identity)).ShouldBe((third.Id, third.Of(identity)));
        new PseudonymKey(third.Export()).Id.ShouldNotBe(third.Id);
        PseudonymKey.Read(Check.Key.Write())!.Id.ShouldBe(Check.Key.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bm90IGEga2V5")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= bm90IGEga2V5")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    public void What_is_no_chain_of_different_keys_is_refused(string text) => PseudonymKey.Read(text).ShouldBeNull();

    [Fact]
    public void A_key_never_prints_its_secret()
    {
        var text = Check.Key.ToString();
        text.ShouldBe($"key {Check.Key.Id}");
        Check.Key.Id.Length.ShouldBe(8);
        Convert.ToHexStringLower(Check.Key.Export()).ShouldNotContain(Check.Key.Id);
    }

    [Fact]
    public void A_key_is_32_bytes() => Should.Throw<ArgumentException>(() => new PseudonymKey(new byte[31])).Message.ShouldContain("A pseudonym key is 32 bytes.");

    [Fact]
    public void A_secret_stands_once_in_a_chain()
    {
        var second = Check.Key.Next();
        Should.Throw<ArgumentException>(() => new PseudonymKey(Check.Key.Export(), second)).Message.ShouldContain("A secret stands in a chain of keys once.");
        Should.Throw<ArgumentException>(() => new PseudonymKey(second.Export(), second)).Message.ShouldContain("once");
    }

    [Fact]
    public void An_id_tells_the_chain()
    {
        var (one, other, secret) = (PseudonymKey.Create(), PseudonymKey.Create(), PseudonymKey.Create().Export());
        new PseudonymKey(secret, one).Id.ShouldNotBe(new PseudonymKey(secret, other).Id);
        new PseudonymKey(secret, one).Id.ShouldBe(new PseudonymKey(secret, one).Id);
    }

    [Fact]
    public void A_mark_of_a_file_or_a_name_stays_the_same_when_the_key_changes()
    {
        var later = Check.Key.Next().Next();
        var sha256 = new string('a', 64);
        later.MarkOf(sha256).ShouldBe(Check.Key.MarkOf(sha256));
        later.MarkOf(sha256).ShouldBe(Hmac(Check.Key.Export(), $"file {sha256}"));
        later.MarkOf(new string('b', 64)).ShouldNotBe(later.MarkOf(sha256));
        later.MarkOfName("anna").ShouldBe(Hmac(Check.Key.Export(), "name anna")[..16]);
    }

    [Fact]
    public void A_key_that_is_not_held_is_named_by_eight_characters_at_most()
    {
        using var pseudonyms = Check.Key.Open();
        Should.Throw<UnknownKeyException>(() => pseudonyms.Of(default, "0123456789abcdef"u8)).Message.ShouldContain(" 01234567,");
        Should.Throw<UnknownKeyException>(() => pseudonyms.Of(default, "01"u8)).Message.ShouldContain(" 01,");
    }

    [Fact]
    public void A_key_that_is_exported_cannot_be_changed_from_outside()
    {
        Synthetic.Parse(Twelve, out var identity);
        var before = Check.Key.Of(identity);
        Check.Key.Export()[0] ^= 1;
        Check.Key.Of(identity).ShouldBe(before);
    }

    [Fact]
    public void Hex_reads_back()
    {
        foreach (var pseudonym in Enumerable.Range(0, 200).Select(Person))
            Pseudonym.Parse(Encoding.ASCII.GetBytes(pseudonym.ToString())).ShouldBe(pseudonym);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000000")]
    public void What_is_not_64_hex_digits_is_refused(string text) =>
        Should.Throw<FormatException>(() => Pseudonym.Parse(Encoding.ASCII.GetBytes(text))).Message.ShouldBe("A pseudonym is 64 hex digits.");

    [Fact]
    public void Nobody_is_the_default()
    {
        default(Pseudonym).IsNobody.ShouldBeTrue();
        Person(1).IsNobody.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(16)]
    public void People_spread_evenly_over_the_shards(int shards)
    {
        const int People = 8000;
        var sizes = Enumerable.Range(0, People).Select(i => Person(i).Shard(shards)).CountBy(shard => shard).ToDictionary();
        sizes.Keys.Order().ShouldBe(Enumerable.Range(0, shards));
        sizes.Values.ShouldAllBe(size => Math.Abs(size - (People / shards)) < People / shards / 3 + 1);
    }

    private static Pseudonym Person(int index)
    {
        Synthetic.Parse(Synthetic.Person(index), out var identity).ShouldBe(IdentityFault.None);
        return Check.Key.Of(identity);
    }

    /// <summary>HMAC-SHA-256 from its definition (RFC 2104), over plain SHA-256.</summary>
    private static string Hmac(byte[] secret, string text)
    {
        byte[] Pad(byte with) => [.. secret.Concat(new byte[64 - secret.Length]).Select(b => (byte)(b ^ with))];
        var inner = SHA256.HashData([.. Pad(0x36), .. Encoding.ASCII.GetBytes(text)]);
        return Convert.ToHexStringLower(SHA256.HashData([.. Pad(0x5C), .. inner]));
    }
}
