using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries;

/// <summary>Where coordinators drop files. What is in it is not handled yet; an empty inbox means that everything is.</summary>
public interface IInbox
{
    /// <summary>
    /// Names of what waits, with slashes and relative to the inbox; what a crash left half handled comes first or among them, and
    /// what was tried in vain last: the others are not to wait for it.
    /// In ordinal order without their extensions, so that 2018-07-rattad.csv comes after the 2018-07.csv that it corrects.
    /// </summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken cancellation);

    /// <summary>
    /// Names of what lies there and is not listed: what a program has put beside the real files for a while, which is never received, and
    /// what is still being copied.
    /// </summary>
    IAsyncEnumerable<string> PassedOverAsync(CancellationToken cancellation);

    /// <summary>
    /// Takes a file to handle it, stamping its time of receipt the first time; null when it is no longer there, or held by whoever
    /// put it in. Two that take the same file end in the same state.
    /// </summary>
    Task<IClaimedFile?> ClaimAsync(string name, CancellationToken cancellation);

    /// <summary>A file as it is now, taken by nobody, to be looked into and left; null when it is gone.</summary>
    Task<DeliveryFile?> LookAtAsync(string name, CancellationToken cancellation);

    /// <summary>
    /// Puts a file in, claimed at once: it is the caller's to receive. From then on nothing loses it: should the caller go away, it waits
    /// as any other. Two for the same address are two files.
    /// </summary>
    /// <param name="where">Tells a whole address, and how it came to be known.</param>
    /// <param name="confirmed">Whoever delivers it has confirmed that it is right (<see cref="Confirmation"/>).</param>
    Task<IClaimedFile> DepositAsync(Stream content, FileAddress where, bool confirmed, CancellationToken cancellation);
}

/// <summary>A file of the inbox that is being handled.</summary>
public interface IClaimedFile : IAsyncDisposable
{
    /// <summary>As the coordinator named it, relative to the inbox. May hold an identity: never logged.</summary>
    string Name { get; }

    /// <summary>The store's stamp, in whole milliseconds: the same through retries, later than every stamp before it.</summary>
    DateTimeOffset ReceivedAt { get; }

    DeliveryFile File { get; }

    /// <summary>Why it must not be opened, as a link in a file's place; <see cref="FileFault.None"/> for a file.</summary>
    FileFault Fault => FileFault.None;

    /// <summary>
    /// Which try at it this is: 1 for the first. Counted before anything is read, so that a file which takes the process down is known
    /// by it after a restart. A try that ends in order, handled or not, is forgotten when this is let go.
    /// </summary>
    int Attempt => 1;

    /// <summary>Counts this try, although the process lives: the file took more than it may.</summary>
    void Spend()
    {
    }

    /// <summary>
    /// Keeps the file among the originals and takes it from the inbox, if it is still the one that was read; false
    /// when a newer one has taken its place, which stays to be handled.
    /// </summary>
    /// <param name="originalPath">Names this very file, by its delivery id: what is there already is the same file.</param>
    Task<bool> KeepAsync(string originalPath, CancellationToken cancellation);

    /// <summary>Takes the file from the inbox and keeps it nowhere; false as for <see cref="KeepAsync"/>.</summary>
    Task<bool> DiscardAsync(CancellationToken cancellation);
}

/// <summary>
/// The claimed file changed while it was read: a newer one has taken its place, or another try has handled it. There
/// is nothing to mend; whatever waits in the inbox now is claimed anew.
/// </summary>
public sealed class FileSupersededException(Exception inner) : IOException("The file is no longer the one that was claimed.", inner);
