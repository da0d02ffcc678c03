using Cai.EsfReporting.Storage.Contract;

namespace Cai.EsfReporting.Local.Tests;

public sealed class FolderFiles : FileStoreContract
{
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(FolderStorage.Open());
}

public sealed class FolderInboxes : InboxContract
{
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(FolderStorage.Open());
}

public sealed class SqliteDeliveryLogs : DeliveryLogContract
{
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(FolderStorage.Open());
}

public sealed class SqliteOutcomes : OutcomeTableContract
{
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(FolderStorage.Open());
}

public sealed class KeyFiles : PseudonymKeysContract
{
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(FolderStorage.Open());
}

public sealed class FolderDeliveries : DeliveryContract
{
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(FolderStorage.Open());
}

public sealed class FolderRetention : RetentionContract
{
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(FolderStorage.Open());
}

public sealed class FolderConsolidation : ConsolidationContract
{
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(FolderStorage.Open());
}

public sealed class FolderFreezing : FreezingContract
{
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(FolderStorage.Open());
}

public sealed class FolderStatements : StatementContract
{
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(FolderStorage.Open());
}

public sealed class FolderTerritories : TerritoryContract
{
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(FolderStorage.Open());
}
