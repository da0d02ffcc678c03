using System.Text;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Participants;

/// <summary>Text that a program packed in UTF-7; other ways of writing a character by its number are tried with the masking.</summary>
public sealed class EscapesTests
{
    [Theory]
    [InlineData("+ADEAOQ-", "19")]
    [InlineData("a +ADEAOQ b", "a 19 b")]
    [InlineData("+AH4-", "~")]
    [InlineData("+ACA-", " ")]
    public void Utf_7_is_read_where_it_is_text(string text, string read) => Escapes.Read(text).ShouldContain(read);

    [Theory]
    [InlineData("+AB")]
    [InlineData("+ADEAO")]
    [InlineData("+AAEAAg")]
    [InlineData("+IQE")]
    [InlineData("1+ADEAOQ-")]
    public void What_is_no_utf_7_stands_as_it_is(string text) => Escapes.Read(text).ShouldBeEmpty();

    [Fact]
    public void A_long_run_of_utf_7_is_read_whole()
    {
        // 512 characters are 192 of text.
        var text = new string('7', 192);
        var packed = Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(text)).TrimEnd('=');
        packed.Length.ShouldBe(512);
        Escapes.Read($"+{packed}-").ShouldContain(text);
    }
}
