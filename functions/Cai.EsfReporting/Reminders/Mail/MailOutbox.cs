using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reminders.Mail;

/// <summary>
/// Sends by mail what was written to <c>reminders/</c>, a message for each notice and person. What has become of it stands beside the
/// notice: <c>….mail-{person}.sent.json</c>, <c>.refused.json</c>, <c>.unsure.json</c>, <c>.sending-N.json</c>; and once everybody has it <c>….mailed.json</c>,
/// or <c>….unmailed.json</c> where nobody is to.
/// </summary>
/// <remarks>
/// Once each, as far as SMTP goes: an answer that is lost after the message went out leaves it open whether the server took it. It is then sent
/// again under the same <c>Message-ID</c>, at most <see cref="MostUnsure"/> times in all, and taken for sent after that.
/// </remarks>
/// <param name="relay">Null when none is configured: nothing is sent, and what is written meanwhile never will be.</param>
/// <param name="fault">Why there is none although one is meant: what is written waits for it. Null when all is well.</param>
public sealed class MailOutbox(ReportingCatalogue catalogue, IFileStore files, SmtpRelay? relay, TimeProvider clock, Text? fault = null)
{
    /// <summary>Times that a message goes out when no answer tells what became of it.</summary>
    public const int MostUnsure = 3;

    private const string Root = "reminders/";

    private static readonly TimeSpan UnsureFor = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan RefusedFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Waits between the tries of one run; then the next run goes on.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(25)];

    public bool IsOn => relay is not null || fault is not null;

    /// <summary>Sends what waits, oldest first, until all is sent or the server is away.</summary>
    public async Task<MailRun> SendAsync(CancellationToken cancellation)
    {
        if (relay is null)
            return fault is null ? MailRun.Nothing : await LookAsync(cancellation);
        var list = await MailList.ReadAsync(files, catalogue, cancellation);
        var run = new MailRun { Faults = list.Faults };
        using var connection = relay.Open();
        foreach (var notice in await WaitingAsync(list, cancellation))
        {
            var isDone = true;
            foreach (var person in notice.For.TakeWhile(_ => run.Away is null && run.ServerRefuses is null))
                isDone &= await SendAsync(connection, notice, person, run, cancellation);
            if (run.Away is not null || run.ServerRefuses is not null)
                break;
            // Whoever an unusable entry stands for may be meant to have it too: it waits until the list is mended.
            if (isDone && list.Faults.Count == 0)
                await JsonFile.WriteOnceAsync(files, notice.Path + (notice.For.Count > 0 ? ".mailed.json" : ".unmailed.json"), new() { ["at"] = Moments.Write(clock.GetUtcNow()), ["people"] = notice.For.Count }, cancellation);
        }

        run.Waiting = (await LookAsync(cancellation)).Waiting;
        return run;
    }

    /// <summary>How many messages wait, and what of them was refused; nothing is sent.</summary>
    public async Task<MailRun> LookAsync(CancellationToken cancellation)
    {
        if (!IsOn)
            return MailRun.Nothing;
        var list = await MailList.ReadAsync(files, catalogue, cancellation);
        var run = new MailRun { Faults = list.Faults, Fault = fault };
        foreach (var notice in await WaitingAsync(list, cancellation))
            foreach (var person in notice.For.Where(person => !notice.Has(person, ".sent")))
            {
                run.Waiting++;
                if (notice.Has(person, ".refused") && await JsonFile.ReadAsync(files, notice.Mark(person, ".refused"), cancellation) is { } refusal)
                    run.Refused.Add(new(notice.Id, (string)refusal["answer"]!));
            }

        return run;
    }

    /// <returns>Whether the person has it now, or has had it before.</returns>
    private async Task<bool> SendAsync(SmtpRelay.SmtpConnection connection, Entry notice, MailPerson person, MailRun run, CancellationToken cancellation)
    {
        if (notice.Has(person, ".sent"))
            return true;
        if (notice.Has(person, ".refused") && await JsonFile.ReadAsync(files, notice.Mark(person, ".refused"), cancellation) is { } refusal && clock.GetUtcNow() - Moments.Read((string)refusal["at"]!) < RefusedFor)
        {
            run.Refused.Add(new(notice.Id, (string)refusal["answer"]!));
            return false;
        }

        if (notice.Has(person, ".unsure") && await JsonFile.ReadAsync(files, notice.Mark(person, ".unsure"), cancellation) is { } unsure && clock.GetUtcNow() - Moments.Read((string)unsure["at"]!) < UnsureFor)
            return false;
        for (var tries = 0; ; tries++)
        {
            if (await SendOnceAsync(connection, notice, person, run, cancellation) is not { } answer)
                return false; // Somebody else has sent it, or does; the next run sees.
            if (answer.Outcome == MailOutcome.NotNow && tries < Waits.Length)
            {
                await Task.Delay(Waits[tries], clock, cancellation);
                continue;
            }

            return run.Count(notice.Id, answer);
        }
    }

    private async Task<MailAnswer?> SendOnceAsync(SmtpRelay.SmtpConnection connection, Entry notice, MailPerson person, MailRun run, CancellationToken cancellation)
    {
        var own = notice.Of(person);
        await using var claim = await SendingClaim.TakeAsync(files, own, clock, cancellation, Lease);
        // Looked at again now that nobody else can send it.
        if (claim is null || await JsonFile.ReadAsync(files, own + ".sent.json", cancellation) is not null)
            return null;
        claim.Keep();
        var answer = await connection.SendAsync(MailMessage.Of(notice.Id, notice.Json, person, relay!.Settings), person.Address);
        var now = Moments.Write(clock.GetUtcNow());
        // Not to be interrupted: between the answer and the mark nobody knows that it was taken.
        if (answer.Outcome == MailOutcome.Unsure)
        {
            var times = ((int?)(await JsonFile.ReadAsync(files, own + ".unsure.json", CancellationToken.None))?["times"] ?? 0) + 1;
            if (times < MostUnsure)
                await JsonFile.WriteAsync(files, own + ".unsure.json", new() { ["at"] = now, ["times"] = times, ["answer"] = answer.What }, CancellationToken.None);
            else
            {
                await SentAsync(own, new() { ["at"] = now, ["unconfirmed"] = answer.What });
                run.Unconfirmed.Add(new(notice.Id, answer.What));
            }
        }
        else if (answer.Outcome == MailOutcome.Taken)
            await SentAsync(own, new() { ["at"] = now });
        else if (answer.Outcome == MailOutcome.Refused)
            await JsonFile.WriteAsync(files, own + ".refused.json", new() { ["at"] = now, ["answer"] = answer.What }, CancellationToken.None);
        claim.Release();
        return answer;
    }

    private async Task SentAsync(string own, JObject mark)
    {
        await JsonFile.WriteOnceAsync(files, own + ".sent.json", mark, CancellationToken.None);
        await files.DeleteAsync(own + ".refused.json", CancellationToken.None);
        await files.DeleteAsync(own + ".unsure.json", CancellationToken.None);
        await SendingClaim.RemoveAsync(files, own);
    }

    /// <summary>What not everybody has who is to, oldest first.</summary>
    private async Task<List<Entry>> WaitingAsync(MailList list, CancellationToken cancellation)
    {
        var waiting = new List<Entry>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var path in files.ListAsync(Root, cancellation))
            if (path.EndsWith(".json", StringComparison.Ordinal))
                paths.Add(path[..^".json".Length]);
        foreach (var path in paths.Where(path => !path.Contains('.', StringComparison.Ordinal) && !paths.Contains(path + ".mailed") && !paths.Contains(path + ".unmailed")))
            if (await JsonFile.ReadAsync(files, path + ".json", cancellation) is { } notice)
                if ((bool?)notice["mail"] == true)
                    waiting.Add(new(path, notice, paths, list.For((string)notice["project"]!, (string?)notice["site"], (string)notice["kind"]!)));
                else
                    // Old news is not sent when mail comes: marked, so that it is not read again each time.
                    await JsonFile.WriteOnceAsync(files, path + ".unmailed.json", new() { ["why"] = "Written before there was mail." }, cancellation);

        return [.. waiting.OrderBy(entry => (string?)entry.Json["written"], StringComparer.Ordinal).ThenBy(entry => entry.Path, StringComparer.Ordinal)];
    }

    /// <param name="Path">Of the notice, without <c>.json</c>.</param>
    /// <param name="Paths">What else lies in the outbox, likewise.</param>
    /// <param name="For">Those who are to have it.</param>
    private sealed record Entry(string Path, JObject Json, HashSet<string> Paths, IReadOnlyList<MailPerson> For)
    {
        public string Id => Path[Root.Length..];

        public string Of(MailPerson person) => $"{Path}.mail-{person.Key}";

        public bool Has(MailPerson person, string mark) => Paths.Contains(Of(person) + mark);

        public string Mark(MailPerson person, string mark) => Of(person) + mark + ".json";
    }
}
