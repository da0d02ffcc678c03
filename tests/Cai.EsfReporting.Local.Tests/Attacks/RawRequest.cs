using System.Net.Sockets;
using System.Text;

namespace Cai.EsfReporting.Local.Tests.Attacks;

/// <summary>A request byte by byte, as no ordinary client would send it.</summary>
internal static class RawRequest
{
    /// <returns>The status, or 0 when the connection was closed without an answer.</returns>
    public static async Task<int> SendAsync(string address, string request)
    {
        var to = new Uri(address);
        using var client = new TcpClient();
        await client.ConnectAsync(to.Host, to.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var text = new StreamReader(stream, Encoding.ASCII);
        return await text.ReadLineAsync() is { } line && line.Split(' ') is [_, var status, ..] ? int.Parse(status, null) : 0;
    }
}
