using MimeKit;

namespace Cai.EsfReporting.Reminders.Mail;

internal static class MailAddress
{
    /// <summary>The longest that a mail server takes (RFC 5321, 4.5.3.1.3).</summary>
    private const int Longest = 254;

    /// <summary>
    /// A bare address, <c>anna@tyreso.example</c>. One with a line break, a second address, a name around it or letters that a
    /// server may not know before the <c>@</c> is none: what is written in a file must not become a header or another receiver.
    /// </summary>
    /// <returns>Null when the text is none.</returns>
    public static MailboxAddress? Of(string? text) =>
        text is { Length: > 2 and <= Longest } && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>' or '"' or '(' or ')')
        && text.Split('@') is [var local, var domain] && local.All(char.IsAscii) && domain.Split('.') is { Length: > 1 } labels && labels.All(IsLabel)
        && MailboxAddress.TryParse(text, out var box) && box.Address == text ? new("", text) : null;

    private static bool IsLabel(string label) => label.Length is > 0 and < 64 && label.All(c => char.IsLetterOrDigit(c) || c == '-') && label[0] != '-' && label[^1] != '-';
}
