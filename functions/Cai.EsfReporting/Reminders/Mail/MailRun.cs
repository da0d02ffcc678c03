using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reminders.Mail;

/// <summary>What came of sending mail, in messages: one for each notice and person.</summary>
public sealed class MailRun
{
    public static MailRun Nothing => new();

    /// <summary>Taken by the server in this run.</summary>
    public int Sent { get; private set; }

    /// <summary>Kept for the next run.</summary>
    public int Waiting { get; internal set; }

    /// <summary>What the server did not take for its own sake; kept, and tried again once a day.</summary>
    public List<OutboxRefusal> Refused { get; } = [];

    /// <summary>What went out several times without an answer, and is taken for sent.</summary>
    public List<OutboxRefusal> Unconfirmed { get; } = [];

    /// <summary>What of the list of people cannot be used.</summary>
    public IReadOnlyList<MailFault> Faults { get; init; } = [];

    /// <summary>What of the settings cannot be used; null when all is well.</summary>
    public Text? Fault { get; init; }

    /// <summary>What came of trying to reach the server when it could not be; null when it could.</summary>
    public string? Away { get; private set; }

    /// <summary>With what the server refuses whatever is sent; null when it does not.</summary>
    public string? ServerRefuses { get; private set; }

    /// <summary>Somebody must look.</summary>
    public bool NeedsSomebody => Refused.Count > 0 || Faults.Count > 0 || Fault is not null || ServerRefuses is not null;

    /// <summary>What somebody should know of it, in a line each; empty when all is well.</summary>
    public IEnumerable<Text> Problems =>
    [
        .. Fault is { } fault ? (IEnumerable<Text>)[new(
            $"Mejl kan inte skickas: {fault.Sv} {Waiting} mejl väntar.",
            $"Mail cannot be sent: {fault.En} {Waiting} mails wait.")] : [],
        .. Faults.Select(wrong => new Text(
            $"{wrong.In(Language.Sv)}. Rätta det; övriga får sina mejl, och det som skulle hit ligger kvar.",
            $"{wrong.In(Language.En)}. Mend it; the others get their mail, and what was to go there is kept.")),
        .. ServerRefuses is { } refusal ? (IEnumerable<Text>)[new(
            $"Mejlservern tar inte emot ({refusal}). Se över användare, lösenord, certifikat och avsändare; {Waiting} mejl ligger kvar och skickas sedan.",
            $"The mail server does not take mail ({refusal}). Look at user, password, certificate and sender; {Waiting} mails are kept and sent afterwards.")] : [],
        .. Refused.GroupBy(one => one.Answer).Select(same => new Text(
            $"Mejlservern tog inte emot {same.Count()} mejl ({same.Key}), till exempel {same.First().Id}. Se över adresserna i {MailList.Path}; mejlen ligger kvar och prövas en gång om dagen.",
            $"The mail server refused {same.Count()} mails ({same.Key}), for example {same.First().Id}. Look at the addresses in {MailList.Path}; the mails are kept and tried once a day.")),
        .. Unconfirmed.GroupBy(one => one.Answer).Select(same => new Text(
            $"{same.Count()} mejl har gått iväg {MailOutbox.MostUnsure} gånger utan att mejlservern svarade ({same.Key}). De räknas som skickade.",
            $"{same.Count()} mails went out {MailOutbox.MostUnsure} times without an answer from the mail server ({same.Key}). They are taken for sent.")),
        .. Away is null ? (IEnumerable<Text>)[] : [new(
            $"Mejlservern svarar inte ({Away}). {Waiting} mejl väntar och skickas vid nästa körning.",
            $"The mail server does not answer ({Away}). {Waiting} mails wait and are sent by the next run.")],
    ];

    public JObject ToJson() => new()
    {
        ["sent"] = Sent,
        ["waiting"] = Waiting,
        ["refused"] = Told(Refused),
        ["unconfirmed"] = Told(Unconfirmed),
        ["faults"] = new JArray(Faults.Select(fault => fault.In(Language.En)).Concat(Fault is { } fault ? [fault.En] : [])),
        ["away"] = Away ?? ServerRefuses,
    };

    /// <returns>Whether nothing more is to be done for the message.</returns>
    internal bool Count(string id, MailAnswer answer)
    {
        switch (answer.Outcome)
        {
            case MailOutcome.Taken:
                Sent++;
                return true;
            case MailOutcome.NotNow:
                Away = answer.What;
                break;
            case MailOutcome.ServerRefuses:
                ServerRefuses = answer.What;
                break;
            case MailOutcome.Refused:
                Refused.Add(new(id, answer.What));
                break;
        }

        return false;
    }

    private static JArray Told(List<OutboxRefusal> all) => new(all.Select(one => new JObject { ["id"] = one.Id, ["answer"] = one.Answer }));
}
