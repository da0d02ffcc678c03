using System.Globalization;
using System.Text;

namespace Cai.EsfReporting.Azure.Tables;

/// <summary>
/// Keys of table rows, made to be read by people: parts joined by <c>|</c>. What the service refuses in a key
/// (<c>/ \ # ?</c> and control characters) is written as <c>~</c> and four hex digits. So are <c>~</c> and
/// <c>|</c>, so that different parts never make the same key, and <c>%</c> and <c>'</c>, over which tools stumble. Ids hold none of them.
/// </summary>
internal static class TableKey
{
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var key = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
                key.Append('|');
            foreach (var c in parts[i])
            {
                if (c is '/' or '\\' or '#' or '?' or '~' or '|' or '%' or '\'' || char.IsControl(c))
                    key.Append(CultureInfo.InvariantCulture, $"~{(int)c:X4}");
                else
                    key.Append(c);
            }
        }

        return key.ToString();
    }
}
