namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>The queues, all in the data storage.</summary>
internal static class Queues
{
    /// <summary>The app setting, or section of settings, that leads to the data storage.</summary>
    public const string Connection = "Data";

    /// <summary>Project ids whose reports may be outdated.</summary>
    public const string Consolidate = "consolidate";

    /// <summary>Project ids whose internal reports are written, and whose public editions may be left to make.</summary>
    public const string Publish = "publish";

    /// <summary>Shards of folds too large for one instance: <see cref="ShardToCount"/>.</summary>
    public const string CountShard = "count-shard";

    /// <summary>Ends the name of the queue where the Functions host puts a message that failed five times.</summary>
    public const string Failed = "-poison";

    /// <summary>Where the Functions host puts a blob that failed five times.</summary>
    public const string FailedBlobs = "webjobs-blobtrigger-poison";
}
