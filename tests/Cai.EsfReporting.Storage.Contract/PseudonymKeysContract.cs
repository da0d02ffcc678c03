namespace Cai.EsfReporting.Storage.Contract;

public abstract class PseudonymKeysContract : StorageContract
{
    [Fact]
    public async Task Many_who_need_the_first_key_end_with_the_same_one()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Storage.Another().Keys.CurrentAsync(None))));

        keys.Select(key => Convert.ToHexString(key.Export())).Distinct().ShouldHaveSingleItem();
        (await Storage.Another().Keys.CurrentAsync(None)).Export().ShouldBe(keys[0].Export());
    }
}
