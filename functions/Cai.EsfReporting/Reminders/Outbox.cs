using Cai.EsfReporting.Reminders.Mail;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reminders;

/// <summary>
/// Sends to the webhook what was written to <c>reminders/</c>. A notice is the outbox's entry; what has become of it
/// stands in files beside it, so that any number of runs and machines agree:
/// <c>….sent.json</c> (taken, written once), <c>….unsent.json</c> (never meant to be sent),
/// <c>….refused.json</c> (somebody must look), <c>….sending-N.json</c> (<see cref="SendingClaim"/>).
/// </summary>
/// <remarks>
/// Sent once, with one exception that nobody can avoid: when the receiver took it and its answer was lost, or we died
/// before the mark was written, it is sent again under the same id.
/// </remarks>
/// <param name="webhook">Null when none is configured: nothing is sent, and what is written meanwhile never will be.</param>
/// <param name="fault">Why there is no webhook although one is meant: what is written waits for it. Null when all is well.</param>
/// <param name="mail">What sends the same by mail; null where nothing does.</param>
public sealed class Outbox(IFileStore files, Webhook? webhook, TimeProvider clock, string? fault = null, MailOutbox? mail = null)
{
    /// <summary>Waits between the tries of one run; then the next run goes on.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(25)];

    /// <summary>A receiver that asks for more than this is left to the next run.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>A message that was refused for its own sake is tried again once a day.</summary>
    private static readonly TimeSpan RefusedFor = TimeSpan.FromDays(1);

    /// <summary>What is written now is posted.</summary>
    public bool IsOn => webhook is not null || fault is not null;

    /// <summary>What is written now is mailed.</summary>
    public bool Mails => mail is { IsOn: true };

    /// <summary>Sends what waits, in the order in which it was written, until it is all sent or the receivers are away. Neither the webhook nor the mail waits for the other.</summary>
    public async Task<OutboxRun> SendAsync(Language language = Language.Sv, CancellationToken cancellation = default)
    {
        var (posted, mailed) = (OutboxRun.Nothing, (MailRun?)null);
        await Each.DoAsync<Func<Task>>([
            async () => posted = await PostAsync(language, cancellation),
            async () => mailed = Mails ? await mail!.SendAsync(cancellation) : null], part => part());
        return posted with { Mail = mailed };
    }

    private async Task<OutboxRun> PostAsync(Language language, CancellationToken cancellation)
    {
        if (webhook is null)
            return fault is null ? OutboxRun.Nothing : await LookAtPostAsync(cancellation) with { Refused = [new("", fault)] };
        var (sent, refused) = (0, new List<OutboxRefusal>());
        var waiting = await WaitingAsync(cancellation);
        foreach (var entry in waiting)
        {
            if (entry.RefusedAt is { } at && clock.GetUtcNow() - at < RefusedFor)
            {
                refused.Add(new(entry.Id, entry.Refusal!));
                continue;
            }

            if (await SendPatientlyAsync(entry, language, cancellation) is not { } answer)
                continue; // Somebody else has sent it, or does.
            if (answer.Outcome == WebhookOutcome.Taken)
                sent++;
            else if (answer.Outcome == WebhookOutcome.NotNow)
                return new(sent, waiting.Count - sent, refused, answer.What, answer.RetryAfter);
            else
                refused.Add(new(entry.Id, answer.What));
            if (answer.Outcome == WebhookOutcome.AddressRefused)
                break;
        }

        return new(sent, waiting.Count - sent, refused, null, null);
    }

    /// <summary>How much waits, and what of it was refused; nothing is sent. Also when no webhook is configured any more.</summary>
    public async Task<OutboxRun> LookAsync(CancellationToken cancellation = default) =>
        await LookAtPostAsync(cancellation) with { Mail = Mails ? await mail!.LookAsync(cancellation) : null };

    private async Task<OutboxRun> LookAtPostAsync(CancellationToken cancellation)
    {
        var waiting = await WaitingAsync(cancellation);
        return new(0, waiting.Count, [.. waiting.Where(entry => entry.Refusal is not null).Select(entry => new OutboxRefusal(entry.Id, entry.Refusal!))], null, null);
    }

    /// <summary>Null when it is somebody else's to send.</summary>
    private async Task<WebhookAnswer?> SendPatientlyAsync(Entry entry, Language language, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            if (await SendOnceAsync(entry, language, cancellation) is not { } answer)
                return null;
            if (answer.Outcome != WebhookOutcome.NotNow || tries == Waits.Length || answer.RetryAfter > LongestWait)
                return answer;
            await Task.Delay(answer.RetryAfter > Waits[tries] ? answer.RetryAfter.Value : Waits[tries], clock, cancellation);
        }
    }

    private async Task<WebhookAnswer?> SendOnceAsync(Entry entry, Language language, CancellationToken cancellation)
    {
        await using var claim = await SendingClaim.TakeAsync(files, entry.Path, clock, cancellation);
        // Looked at again now that nobody else can send it.
        if (claim is null || await JsonFile.ReadAsync(files, entry.Sent, cancellation) is not null)
            return null;
        claim.Keep();
        var answer = await webhook!.PostAsync(WebhookMessage.Of(entry.Id, entry.Notice, language), entry.Id);
        if (answer.Outcome == WebhookOutcome.Taken)
            await MarkAsync(entry);
        else if (answer.Outcome != WebhookOutcome.NotNow)
            await JsonFile.WriteAsync(files, entry.Refused, new() { ["at"] = Moments.Write(clock.GetUtcNow()), ["answer"] = answer.What, ["message"] = answer.Outcome == WebhookOutcome.MessageRefused }, CancellationToken.None);
        claim.Release();
        return answer;
    }

    /// <summary>Not to be interrupted: between the answer and the mark nobody knows that it was taken.</summary>
    private async Task MarkAsync(Entry entry)
    {
        await JsonFile.WriteOnceAsync(files, entry.Sent, new() { ["at"] = Moments.Write(clock.GetUtcNow()) }, CancellationToken.None);
        await files.DeleteAsync(entry.Refused, CancellationToken.None);
        await SendingClaim.RemoveAsync(files, entry.Path);
    }

    /// <summary>What is neither sent nor never to be sent, oldest first.</summary>
    private async Task<List<Entry>> WaitingAsync(CancellationToken cancellation)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var path in files.ListAsync("reminders/", cancellation))
            if (path.EndsWith(".json", StringComparison.Ordinal))
                paths.Add(path[..^".json".Length]);

        var waiting = new List<Entry>();
        foreach (var path in paths.Where(path => !path.Contains('.', StringComparison.Ordinal) && !IsAnswer(path) && !paths.Contains(path + ".sent") && !paths.Contains(path + ".unsent")))
            if (await JsonFile.ReadAsync(files, path + ".json", cancellation) is { } notice)
            {
                var refusal = paths.Contains(path + ".refused") ? await JsonFile.ReadAsync(files, path + ".refused.json", cancellation) : null;
                var entry = new Entry(path, notice, (string?)refusal?["answer"], (bool?)refusal?["message"] == true ? Moments.Read((string)refusal["at"]!) : null);
                if ((bool?)notice["send"] == true)
                    waiting.Add(entry);
                else if (IsOn)
                    // Old news is not posted when a webhook comes: marked, so that it is not read again each time.
                    await JsonFile.WriteOnceAsync(files, entry.Unsent, new() { ["why"] = "Written before there was a webhook." }, cancellation);
            }

        return [.. waiting.OrderBy(entry => (string?)entry.Notice["written"], StringComparer.Ordinal).ThenBy(entry => entry.Path, StringComparer.Ordinal)];
    }

    /// <summary>Answers to deliveries, <c>reminders/{project}/answers/…</c>, are for those whom mail tells of them.</summary>
    private static bool IsAnswer(string path) => path.Split('/') is [_, _, "answers", ..];

    /// <param name="Path">Of the notice, without <c>.json</c>.</param>
    /// <param name="Refusal">What was answered when it was refused; null when it was not.</param>
    /// <param name="RefusedAt">When it was refused for its own sake; null when it was not.</param>
    private sealed record Entry(string Path, JObject Notice, string? Refusal, DateTimeOffset? RefusedAt)
    {
        public string Id => Path["reminders/".Length..];
        public string Sent => Path + ".sent.json";
        public string Unsent => Path + ".unsent.json";
        public string Refused => Path + ".refused.json";
    }
}

/// <param name="Sent">Taken by the receiver in this run.</param>
/// <param name="Waiting">Kept for the next run.</param>
/// <param name="Refused">What somebody must look at; kept all the same.</param>
/// <param name="Away">What the receiver answered, or did not, when it could not be reached; null when it could.</param>
/// <param name="RetryAfter">How long it asks to be left alone; null when it does not say.</param>
public sealed record OutboxRun(int Sent, int Waiting, IReadOnlyList<OutboxRefusal> Refused, string? Away, TimeSpan? RetryAfter)
{
    public static OutboxRun Nothing { get; } = new(0, 0, [], null, null);

    /// <summary>What came of the mail; null where none is set.</summary>
    public MailRun? Mail { get; init; }

    /// <summary>A receiver could not be reached: try again before long.</summary>
    public bool IsAway => Away is not null || Mail?.Away is not null;

    /// <summary>Somebody must look: it does not mend itself.</summary>
    public bool NeedsSomebody => Refused.Count > 0 || Mail is { NeedsSomebody: true };

    /// <summary>What somebody should know of it, in a line each; empty when all is well.</summary>
    public IEnumerable<Text> Problems =>
    [
        .. Refused.GroupBy(refusal => refusal.Answer).Select(same => new Text(
            $"Webhooken tog inte emot {same.Count()} påminnelser ({same.Key}). Se över dess adress och flöde; påminnelserna ligger kvar och skickas igen.",
            $"The webhook refused {same.Count()} reminders ({same.Key}). Look at its address and flow; the reminders are kept and sent again.")),
        .. Away is null ? (IEnumerable<Text>)[] : [new(
            $"Webhooken svarar inte ({Away}). {Waiting} påminnelser väntar och skickas vid nästa körning.",
            $"The webhook does not answer ({Away}). {Waiting} reminders wait and are sent by the next run.")],
        .. Mail?.Problems ?? [],
    ];

    public JObject ToJson()
    {
        var json = new JObject
        {
            ["sent"] = Sent,
            ["waiting"] = Waiting,
            ["refused"] = new JArray(Refused.Select(refusal => new JObject { ["id"] = refusal.Id, ["answer"] = refusal.Answer })),
            ["away"] = Away,
        };
        if (Mail is not null)
            json["mail"] = Mail.ToJson();
        return json;
    }
}

/// <param name="Id"><c>mia/scb-2018-09/reminder-nacka-20181019</c></param>
/// <param name="Answer"><c>HTTP 404</c></param>
public sealed record OutboxRefusal(string Id, string Answer);
