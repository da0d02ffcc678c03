using System.CommandLine;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Web.Access;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf token --data DIR</c>: makes tokens by which machines deliver and read, lists them and takes them away.</summary>
internal static class TokenCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var name = new Option<string?>("--name") { Description = options.T("Nyckelns namn, t.ex. tyreso-system; utan namn listas nycklarna.", "The token's name, e.g. tyreso-system; without a name the tokens are listed."), HelpName = "NAME" };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !DeliveryAddress.IsId(token.Value))
                result.AddError(options.T($"”{token.Value}” kan inte vara ett namn. Använd små bokstäver a–z, siffror och bindestreck.", $"“{token.Value}” cannot be a name. Use lower-case letters a–z, digits and hyphens."));
        });
        var role = new Option<string[]>("--role") { Description = options.T("Vad den får: deliver:mia/tyreso, deliver:mia/*, read:mia/tyreso, read:mia:public, read:mia:internal, scb:mia eller operate; kan anges flera gånger.", "What it may: deliver:mia/tyreso, deliver:mia/*, read:mia/tyreso, read:mia:public, read:mia:internal, scb:mia or operate; may be given several times."), HelpName = "ROLE" };
        role.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !Role.TryParse(token.Value, out _)))
                result.AddError(options.T($"”{token.Value}” är ingen roll. Skriv till exempel deliver:mia/tyreso eller read:mia:internal.", $"“{token.Value}” is no role. Write for example deliver:mia/tyreso or read:mia:internal."));
        });
        var days = new Option<int>("--days") { Description = options.T($"Hur många dagar den gäller, högst {AccessTokens.MostDays}.", $"For how many days it is good, at most {AccessTokens.MostDays}."), DefaultValueFactory = _ => AccessTokens.DefaultDays, HelpName = "DAYS" };
        days.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var stated) && stated is >= 1 and <= AccessTokens.MostDays))
                result.AddError(options.T($"”{token.Value}” dagar går inte. Skriv ett tal från 1 till {AccessTokens.MostDays}.", $"“{token.Value}” days cannot be. Write a number from 1 to {AccessTokens.MostDays}."));
        });
        var revoke = new Option<bool>("--revoke") { Description = options.T("Ta bort nyckeln.", "Take the token away.") };
        var command = new Command("token", options.T("Gör nycklar som system lämnar filer och hämtar rapporter med.", "Make tokens by which systems deliver files and fetch reports.")) { options.Data, name, role, days, revoke };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            var tokens = new AccessTokens(folder.Files, clock);
            if (parsed.GetValue(name) is not { } wanted)
                return await ListAsync(options, tokens, cancellation);
            if (parsed.GetValue(revoke))
            {
                if (!await tokens.TakeAwayAsync(wanted, cancellation))
                    throw new WrongUseException(options.T($"Det finns ingen nyckel {wanted}.", $"There is no token {wanted}."));
                // Afterwards: that it must be gone at once comes before that it is told.
                await folder.Audit.TokenRevokedAsync(SharedOptions.Actor, wanted, cancellation);
                return Say(options, options.T($"Nyckeln {wanted} gäller inte längre.", $"The token {wanted} is no longer good."));
            }

            var roles = (parsed.GetValue(role) ?? []).Select(text => Role.TryParse(text, out var known) ? known : default).ToList();
            if (roles.Count == 0)
                throw new WrongUseException(options.T("Ange minst en --role, till exempel --role deliver:mia/tyreso.", "Give at least one --role, for example --role deliver:mia/tyreso."));
            var token = await tokens.MakeAsync(wanted, roles, cancellation, parsed.GetValue(days))
                ?? throw new WrongUseException(options.T($"Det finns redan en nyckel {wanted}. Ta bort den med --revoke först.", $"There already is a token {wanted}. Take it away with --revoke first."));
            // Before it is told, so that no token is used that is not in the log.
            await folder.Audit.TokenMadeAsync(SharedOptions.Actor, wanted, cancellation);
            options.Terminal.Line(options.T("Visas bara nu; bara dess kontrollsumma sparas:", "Shown only now; only its hash is kept:"));
            options.Terminal.Line(token);
            var kept = (await tokens.ListAsync(cancellation)).Single(one => one.Name == wanted);
            options.Terminal.Line(kept.Told(tokens.Today).In(options.Language));
            var json = kept.ToJson(tokens.Today);
            json["token"] = token;
            options.Terminal.Json(json);
            return EsfCommandLine.Done;
        });
        return command;
    }

    private static async Task<int> ListAsync(SharedOptions options, AccessTokens tokens, CancellationToken cancellation)
    {
        var known = await tokens.ListAsync(cancellation);
        foreach (var token in known)
            options.Terminal.Line($"{token.Told(tokens.Today).In(options.Language)} ({string.Join(", ", token.Roles)})");
        if (known.Count == 0)
            options.Terminal.Line(options.T("Det finns inga nycklar.", "There are no tokens."));
        options.Terminal.Json(new JArray(known.Select(token => token.ToJson(tokens.Today))));
        return EsfCommandLine.Done;
    }

    private static int Say(SharedOptions options, string line)
    {
        options.Terminal.Line(line);
        return EsfCommandLine.Done;
    }
}
