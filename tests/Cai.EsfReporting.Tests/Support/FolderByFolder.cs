#if MUTATIONS
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Cai.EsfReporting.Tests.FolderByFolder))]

namespace Cai.EsfReporting.Tests;

/// <summary>The tests of what is counted before those of what is written of it: they are quicker to see what was changed there (docs/quality.md).</summary>
public sealed class FolderByFolder : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];
}
#endif
