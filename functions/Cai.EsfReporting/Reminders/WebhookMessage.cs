using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reminders;

/// <summary>
/// A notice as the webhook is told it: schema <c>cai-esf-reminder/1</c>, described in docs/reminders.md. What a workflow
/// in Teams posts as it is (an adaptive card) stands beside the same in plain fields, for a Logic App to pick from.
/// </summary>
public static class WebhookMessage
{
    public const string Schema = "cai-esf-reminder/1";

    /// <param name="id"><c>mia/scb-2018-09/reminder-nacka-20181019</c>: the same however often it is sent.</param>
    /// <param name="notice">A file of <c>reminders/</c>.</param>
    /// <param name="language">Of the card; the fields have both.</param>
    public static JObject Of(string id, JObject notice, Language language) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JArray(new JObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["contentUrl"] = null,
            ["content"] = Card(notice, language),
        }),
        ["schema"] = Schema,
        ["id"] = id,
        ["kind"] = notice["kind"],
        ["project"] = notice["project"],
        ["deadline"] = notice["deadline"],
        ["due"] = notice["due"],
        ["site"] = notice["site"],
        ["month"] = notice["month"],
        ["missing"] = notice["missing"],
        ["written"] = notice["written"],
        ["text"] = notice["text"],
    };

    private static JObject Card(JObject notice, Language language)
    {
        var text = notice["text"]![language.Tag()]!;
        JObject Fact(Text title, JToken? value) => new() { ["title"] = title.In(language), ["value"] = value };
        return new()
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["lang"] = language.Tag(),
            ["fallbackText"] = text["subject"],
            ["body"] = new JArray(
                new JObject { ["type"] = "TextBlock", ["style"] = "heading", ["size"] = "medium", ["weight"] = "bolder", ["wrap"] = true, ["text"] = text["subject"] },
                new JObject { ["type"] = "TextBlock", ["wrap"] = true, ["text"] = text["body"] },
                // A notice may go out days after it was written, when the receiver was away: the dates stay true.
                new JObject { ["type"] = "FactSet", ["facts"] = new JArray(Fact(new("Sista dag", "Last day"), notice["due"]), Fact(new("Skrivet", "Written"), notice["written"])) }),
        };
    }
}
