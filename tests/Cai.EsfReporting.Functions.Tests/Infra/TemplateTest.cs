using System.Globalization;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Functions.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Functions.Tests.Infra;

/// <summary>What docs/operations.md and docs/security.md promise of what is deployed, read in the compiled templates.</summary>
public sealed class TemplateTest
{
    public static TheoryData<string> Templates => [.. Bicep.Templates];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task The_compiler_and_the_linter_have_nothing_to_say(string file) => (await Bicep.SaysAsync(file)).ShouldBeEmpty();

    [Fact]
    public async Task Storage_is_opened_by_identity_alone_over_tls_and_to_nobody_unknown()
    {
        var accounts = await OfTypeAsync("Microsoft.Storage/storageAccounts");

        accounts.Count.ShouldBe(2);
        accounts.ShouldAllBe(account => !(bool)account["properties"]!["allowSharedKeyAccess"]!
            && !(bool)account["properties"]!["allowBlobPublicAccess"]!
            && (bool)account["properties"]!["supportsHttpsTrafficOnly"]!
            && (string?)account["properties"]!["minimumTlsVersion"] == "TLS1_2");
        (await OfTypeAsync("Microsoft.Storage/storageAccounts/blobServices/containers"))
            .ShouldAllBe(container => container["properties"] == null || (string?)container["properties"]!["publicAccess"] == "None");
    }

    /// <summary>A folder is a container; what one machine keeps only while it handles a file has none.</summary>
    [Fact]
    public async Task Every_folder_of_the_store_has_its_container()
    {
        var containers = string.Concat(await OfTypeAsync("Microsoft.Storage/storageAccounts/blobServices/containers"));
        var docs = await File.ReadAllLinesAsync(Path.Combine(Bicep.Folder, "..", "docs", "operations.md"));
        string[] folders =
        [
            .. docs.SkipWhile(line => line != "### The folder").Where(line => line.StartsWith("| `", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("| `attempts/", StringComparison.Ordinal))
                .SelectMany(line => Regex.Matches(line.Split('|')[1], "`([a-z]+)/").Select(match => match.Groups[1].Value)).Distinct(),
        ];

        folders.ShouldContain("published");
        folders.Where(folder => !containers.Contains($"'{folder}'", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_app_speaks_tls_and_is_deployed_by_identity_alone()
    {
        var app = (await OfTypeAsync("Microsoft.Web/sites")).ShouldHaveSingleItem();

        ((bool)app["properties"]!["httpsOnly"]!).ShouldBeTrue();
        ((string?)app["properties"]!["siteConfig"]!["minTlsVersion"]).ShouldBe("1.2");
        ((string?)app["properties"]!["siteConfig"]!["ftpsState"]).ShouldBe("Disabled");
        ((string?)app.SelectToken("properties.functionAppConfig.deployment.storage.authentication.type")).ShouldBe("UserAssignedIdentity");
        var passwords = await OfTypeAsync("Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        passwords.Count.ShouldBe(2);
        passwords.ShouldAllBe(policy => !(bool)policy["properties"]!["allow"]!);
    }

    /// <summary>Event Grid shows the key of the blob extension; nothing else is let in by a key.</summary>
    [Fact]
    public async Task No_key_is_read_but_the_one_that_event_grid_shows()
    {
        foreach (var file in Bicep.Templates)
        {
            var calls = (await Bicep.CompileAsync(file)).DescendantsAndSelf().OfType<JValue>()
                .Select(value => value.ToString(CultureInfo.InvariantCulture)).Where(text => text.Contains("list", StringComparison.Ordinal) && text.Contains("Keys(", StringComparison.OrdinalIgnoreCase)).ToList();
            if (file == "event-subscription.bicep")
                calls.ShouldHaveSingleItem().ShouldContain("systemKeys.blobs_extension");
            else
                calls.ShouldBeEmpty();
        }
    }

    /// <summary>Names of the built-in roles: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles.</summary>
    private static readonly Dictionary<string, string> RoleNames = new(StringComparer.Ordinal)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = "Storage Blob Data Reader",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    [Fact]
    public async Task Everybody_has_the_least_roles_that_do()
    {
        var granted = new List<string>();
        foreach (var file in Bicep.Templates)
            foreach (var (grant, template) in (await Bicep.ResourcesAsync(file)).Where(made => (string?)made.Resource["type"] == "Microsoft.Authorization/roleAssignments"))
                granted.AddRange(RolesOf(grant, template).Select(role => $"{Parameter(grant)} on {Words.Matches((string)grant["scope"]!)[0].Value.Trim('\'')} ({file}): {role}"));

        granted.Order(StringComparer.Ordinal).ShouldBe(
        [
            "appId on Microsoft.Storage/storageAccounts (main.bicep): Storage Blob Data Contributor",
            "appId on Microsoft.Storage/storageAccounts (main.bicep): Storage Blob Data Owner",
            "appId on Microsoft.Storage/storageAccounts (main.bicep): Storage Queue Data Contributor",
            "appId on Microsoft.Storage/storageAccounts (main.bicep): Storage Queue Data Contributor",
            "appId on Microsoft.Storage/storageAccounts (main.bicep): Storage Table Data Contributor",
            "appId on Microsoft.Storage/storageAccounts (main.bicep): Storage Table Data Contributor",
            "deployerId on Microsoft.KeyVault/vaults (main.bicep): Key Vault Secrets Officer",
            "groupId on Microsoft.Storage/storageAccounts/blobServices/containers (site-access.bicep): Storage Blob Data Reader",
            "groupId on Microsoft.Storage/storageAccounts/blobServices/containers (site-access.bicep): the template's own",
            "publisherId on Microsoft.Insights/components (main.bicep): Monitoring Metrics Publisher",
            "readerId on Microsoft.KeyVault/vaults (main.bicep): Key Vault Secrets User",
        ]);
    }

    [Fact]
    public async Task A_sites_coordinators_drop_into_their_folder_and_read_its_receipts_alone()
    {
        var permission = ((JArray)(await OfTypeAsync("Microsoft.Authorization/roleDefinitions", "site-access.bicep")).ShouldHaveSingleItem()["properties"]!["permissions"]!).ShouldHaveSingleItem();
        permission["dataActions"]!.Values<string>().ShouldBe(["[format('{0}/write', variables('blob'))]", "[format('{0}/add/action', variables('blob'))]"]);
        permission["actions"]!.Values<string>().ShouldBe(["Microsoft.Storage/storageAccounts/blobServices/containers/read"]);

        foreach (var grant in await OfTypeAsync("Microsoft.Authorization/roleAssignments", "site-access.bicep"))
            ((string)grant["properties"]!["condition"]!).ShouldContain("StringStartsWith");
    }

    [Fact]
    public async Task Frozen_reports_cannot_be_changed_for_years_and_nothing_is_lost_by_mistake()
    {
        var policy = (await OfTypeAsync("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies")).ShouldHaveSingleItem();
        ((string)policy["name"]!).ShouldContain("/default/frozen/default");
        ((string?)policy["properties"]!["immutabilityPeriodSinceCreationInDays"]).ShouldBe("[parameters('frozenDays')]");
        ((bool)policy["properties"]!["allowProtectedAppendWrites"]!).ShouldBeFalse();
        ((int)(await Bicep.CompileAsync("main.bicep"))["parameters"]!["frozenDays"]!["defaultValue"]!).ShouldBe(3650);

        var data = (await OfTypeAsync("Microsoft.Storage/storageAccounts/blobServices")).Single(service => service["properties"] != null)["properties"]!;
        ((bool)data["isVersioningEnabled"]!).ShouldBeTrue();
        ((bool)data["deleteRetentionPolicy"]!["enabled"]!).ShouldBeTrue();
        ((bool)data["containerDeleteRetentionPolicy"]!["enabled"]!).ShouldBeTrue();
    }

    /// <summary>A version outlives what is deleted: wherever an identity, or what is known of one, can lie, versions go too.</summary>
    [Fact]
    public async Task No_version_of_what_is_deleted_stays()
    {
        var rules = (await OfTypeAsync("Microsoft.Storage/storageAccounts/managementPolicies")).ShouldHaveSingleItem().SelectTokens("properties.policy.rules[*]")
            .Where(rule => (bool)rule["enabled"]! && rule.SelectToken("definition.actions.version.delete") != null)
            .SelectMany(rule => rule.SelectTokens("definition.filters.prefixMatch[*]")).Select(prefix => (string)prefix!);

        rules.Order(StringComparer.Ordinal).ShouldBe(["accepted/", "audit/", "folds/", "inbox/", "originals/", "receipts/", "reports/"]);
    }

    [Fact]
    public async Task Keys_are_in_a_vault_that_cannot_be_emptied()
    {
        var vault = (await OfTypeAsync("Microsoft.KeyVault/vaults")).ShouldHaveSingleItem()["properties"]!;

        ((bool)vault["enableRbacAuthorization"]!).ShouldBeTrue();
        ((bool)vault["enablePurgeProtection"]!).ShouldBeTrue();
        ((bool)vault["enableSoftDelete"]!).ShouldBeTrue();
        ((int)vault["softDeleteRetentionInDays"]!).ShouldBe(90);
        (await OfTypeAsync("Microsoft.Insights/diagnosticSettings")).Select(setting => (string?)setting["name"]).ShouldBe(["who-did-what", "who-used-the-key"], ignoreOrder: true);
    }

    [Fact]
    public async Task Telemetry_is_written_by_identity_alone()
    {
        ((bool)(await OfTypeAsync("Microsoft.Insights/components")).ShouldHaveSingleItem()["properties"]!["DisableLocalAuth"]!).ShouldBeTrue();
        ((bool)(await OfTypeAsync("Microsoft.OperationalInsights/workspaces")).ShouldHaveSingleItem().SelectToken("properties.features.disableLocalAuth")!).ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_functions_wait_for_is_there_under_its_name()
    {
        var functions = await GeneratedFunction.AllAsync();
        var settings = ((JObject)(await OfTypeAsync("Microsoft.Web/sites/config")).Single(config => ((string)config["name"]!).Contains("'appsettings'", StringComparison.Ordinal))["properties"]!).Properties().Select(setting => setting.Name).ToList();
        var queues = Words.Matches((string)(await OfTypeAsync("Microsoft.Storage/storageAccounts/queueServices/queues")).ShouldHaveSingleItem()["copy"]!["count"]!).Select(word => word.Value.Trim('\''));

        functions.Where(function => function.Kind == "timerTrigger").ShouldAllBe(function => settings.Contains(function["schedule"]!.Trim('%')));
        functions.Where(function => function.Kind == "queueTrigger").Select(function => function["queueName"]).ShouldBe(queues, ignoreOrder: true);
        settings.Where(name => name.StartsWith("AzureWebJobs.", StringComparison.Ordinal)).ShouldBe(["AzureWebJobs.ReceivePolledDelivery.Disabled"]);
        functions.Select(function => function.Name).ShouldContain("ReceivePolledDelivery");
        ((string)(await Bicep.ResourcesAsync("event-subscription.bicep")).Single().Resource.SelectToken("properties.destination.properties.endpointUrl")!).ShouldContain("functionName=Host.Functions.ReceiveDelivery&");
        functions.Select(function => function.Name).ShouldContain("ReceiveDelivery");
    }

    private static string Parameter(JObject grant) => Words.Match((string)grant["properties"]!["principalId"]!).Value.Trim('\'');

    private static IEnumerable<string> RolesOf(JObject grant, JObject template)
    {
        var told = (string)grant["properties"]!["roleDefinitionId"]!;
        var ids = told.Contains("variables('roles')", StringComparison.Ordinal) ? template["variables"]!["roles"]!.Select(role => (string?)((JProperty)role).Value)
            : told.StartsWith("[variables(", StringComparison.Ordinal) ? [(string?)template["variables"]![Words.Match(told).Value.Trim('\'')]]
            : [told];
        return ids.Select(id => RoleNames.SingleOrDefault(role => id!.Contains(role.Key, StringComparison.Ordinal)).Value ?? "the template's own");
    }

    /// <summary>What stands between apostrophes in an expression.</summary>
    private static readonly Regex Words = new("'[^']+'", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task<IReadOnlyList<JObject>> OfTypeAsync(string type, string file = "main.bicep") =>
        [.. (await Bicep.ResourcesAsync(file)).Select(made => made.Resource).Where(resource => (string?)resource["type"] == type)];
}
