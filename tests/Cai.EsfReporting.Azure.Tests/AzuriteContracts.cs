using Cai.EsfReporting.Azure.Tests.Support;
using Cai.EsfReporting.Storage.Contract;

namespace Cai.EsfReporting.Azure.Tests;

public sealed class BlobFiles : FileStoreContract
{
    protected override async Task<IStorageUnderTest> OpenAsync() => AzuriteStorage.In(await Azurite.SharedAsync());
}

public sealed class BlobInboxes : InboxContract
{
    protected override async Task<IStorageUnderTest> OpenAsync() => AzuriteStorage.In(await Azurite.SharedAsync());
}

public sealed class TableDeliveryLogs : DeliveryLogContract
{
    protected override async Task<IStorageUnderTest> OpenAsync() => AzuriteStorage.In(await Azurite.SharedAsync());
}

public sealed class OutcomeTables : OutcomeTableContract
{
    protected override async Task<IStorageUnderTest> OpenAsync() => AzuriteStorage.In(await Azurite.SharedAsync());
}

public sealed class VaultKeys : PseudonymKeysContract
{
    protected override async Task<IStorageUnderTest> OpenAsync() => AzuriteStorage.In(await Azurite.SharedAsync());
}

public sealed class BlobRetention : RetentionContract
{
    /// <summary>Each call is tried over a folder; here it is the storage that is tested.</summary>
    protected override int Stride => 7;

    protected override async Task<IStorageUnderTest> OpenAsync() => AzuriteStorage.In(await Azurite.SharedAsync());
}

public sealed class BlobConsolidation : ConsolidationContract
{
    /// <summary>As for <see cref="BlobRetention"/>.</summary>
    protected override int Stride => 13;

    protected override async Task<IStorageUnderTest> OpenAsync() => AzuriteStorage.In(await Azurite.SharedAsync());
}

public sealed class BlobFreezing : FreezingContract
{
    /// <summary>As for <see cref="BlobRetention"/>.</summary>
    protected override int Stride => 13;

    protected override async Task<IStorageUnderTest> OpenAsync() => AzuriteStorage.In(await Azurite.SharedAsync());
}

public sealed class BlobStatements : StatementContract
{
    protected override async Task<IStorageUnderTest> OpenAsync() => AzuriteStorage.In(await Azurite.SharedAsync());
}

public sealed class BlobTerritories : TerritoryContract
{
    /// <summary>As for <see cref="BlobRetention"/>.</summary>
    protected override int Stride => 13;

    protected override async Task<IStorageUnderTest> OpenAsync() => AzuriteStorage.In(await Azurite.SharedAsync());
}
