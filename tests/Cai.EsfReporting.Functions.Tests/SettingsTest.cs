using Cai.EsfReporting.Functions.Tests.Support;

namespace Cai.EsfReporting.Functions.Tests;

public sealed class SettingsTest
{
    [Theory]
    [InlineData("Data")]
    [InlineData("Catalogue")]
    [InlineData("SweepSchedule")]
    [InlineData("ConsolidateSchedule")]
    [InlineData("PrepareSchedule")]
    [InlineData("SendSchedule")]
    [InlineData("PurgeSchedule")]
    [InlineData("PseudonymKey", "PseudonymKey__vaultUri")]
    public void A_missing_setting_stops_the_app_with_its_name(string missing, string? named = null) =>
        Should.Throw<InvalidOperationException>(() => Create(settings => settings.Remove(missing))).Message.ShouldContain(named ?? missing);

    [Fact]
    public void All_that_are_missing_are_named_at_once()
    {
        var message = Should.Throw<InvalidOperationException>(() => Create(settings => settings.Clear())).Message;

        message.ShouldContain("Data, Catalogue, SweepSchedule, ConsolidateSchedule, PrepareSchedule, SendSchedule, PurgeSchedule");
    }

    [Fact]
    public void A_catalogue_that_is_not_there_stops_the_app() => Should.Throw<FileNotFoundException>(() => Create(settings => settings["Catalogue"] = "nowhere.json"));

    private static void Create(Action<Dictionary<string, string>> change)
    {
        var settings = FunctionApp.Settings("UseDevelopmentStorage=true");
        change(settings);
        EsfApp.Create([.. settings.Select(setting => $"--{setting.Key}={setting.Value}")]).Build().Dispose();
    }
}
