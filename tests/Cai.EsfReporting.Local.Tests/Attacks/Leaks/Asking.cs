using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Tests.Leaks;

namespace Cai.EsfReporting.Local.Tests.Attacks.Leaks;

/// <summary>Somebody behind the proxy, who asks; whatever is answered, head and body, has gone out.</summary>
internal sealed partial class Asking(Uri address, GoneOut goneOut) : IDisposable
{
    public const string Secret = "a-secret-that-is-long-enough-to-be-one";

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = address };
    private string user = "", cookie = "", token = "";

    public Uri Address => address;

    /// <summary>How often each was answered.</summary>
    public Dictionary<HttpStatusCode, int> Statuses { get; } = [];

    /// <summary>As somebody of the group that may do everything, from now on, with the token of a form.</summary>
    public async Task SignInAsync(string name)
    {
        (user, cookie, token) = (name, "", "");
        using var request = Request(HttpMethod.Get, "/deliver");
        using var answer = await client.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            cookie = string.Join("; ", cookies.Select(set => set.Split(';')[0]));
        var page = await AddAsync("GET /deliver", answer, []);
        token = FormToken().Match(page).Groups["token"].Value;
    }

    public async Task GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = Request(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request);
        await AddAsync($"GET {path} with {string.Join(", ", headers.Select(header => header.Name))}", answer, []);
    }

    public Task PostAsync(string path, HttpContent content) => SendAsync(path, content, []);

    /// <param name="own">What stands in the form again where it could not be kept, for the one who wrote it.</param>
    public Task PostFormAsync(string path, MultipartFormDataContent form, IEnumerable<string> own)
    {
        form.Add(new StringContent(token), "form");
        return SendAsync(path, form, own);
    }

    public void Dispose() => client.Dispose();

    private async Task SendAsync(string path, HttpContent content, IEnumerable<string> own)
    {
        using var request = Request(HttpMethod.Post, path);
        request.Content = content;
        using var answer = await client.SendAsync(request);
        await AddAsync($"POST {path}", answer, own);
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("X-Esf-Proxy", Secret), ("X-Forwarded-Proto", "https"), ("X-Forwarded-User", user), ("X-Forwarded-Groups", "handlers"), ("Cookie", cookie)])
            if (value.Length > 0)
                request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private async Task<string> AddAsync(string asked, HttpResponseMessage answer, IEnumerable<string> own)
    {
        Statuses[answer.StatusCode] = Statuses.GetValueOrDefault(answer.StatusCode) + 1;
        asked += $" ({(int)answer.StatusCode})";
        goneOut.Add(asked + ", the head", string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Prepend(answer.ReasonPhrase ?? "")));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var body = Encoding.UTF8.GetString(bytes);
        if (own.Any())
            goneOut.Add(asked, own.Aggregate(Written().Replace(body, written => WebUtility.HtmlDecode(written.Value)), (text, said) => text.Replace(said.Trim(), "", StringComparison.Ordinal)));
        else
            goneOut.Add(asked, bytes);
        return body;
    }

    [GeneratedRegex("name=\"form\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();

    /// <summary>What stands in a form.</summary>
    [GeneratedRegex("<textarea[^>]*>[^<]*</textarea>|<input[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
