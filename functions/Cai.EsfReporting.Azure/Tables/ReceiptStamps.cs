using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Cai.EsfReporting.Azure.Tables;

/// <summary>
/// Stamps the time of receipt: the service's Last-Modified, so that no clock of ours matters and a file found late still
/// counts as received when it came. The service tells whole seconds. Files of one second are told apart here, in the order in
/// which they are claimed: the first gets .000, the next .001. A row keeps that through retries, so that a file which
/// replaces another within the second is the newer one for ever.
/// </summary>
/// <remarks>
/// Table <c>stamps</c>: PartitionKey the second, RowKey the milliseconds, File a hash of name and ETag (a name may hold an
/// identity). Rows are added and never changed; adding one that is there fails, and that is the whole of the locking.
/// </remarks>
internal sealed class ReceiptStamps(StorageTables tables)
{
    private const string Table = "stamps";
    private const string File = "File";

    public async Task<DateTimeOffset> OfAsync(string name, ETag version, DateTimeOffset lastModified, CancellationToken cancellation)
    {
        var second = Moments.Stamp(lastModified);
        var file = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{version}")));
        while (true)
        {
            var next = 0;
            await foreach (var row in tables.ReadAsync(Table, second, [TableColumns.RowKey, File], cancellation))
            {
                var milliseconds = int.Parse(row.RowKey, NumberStyles.None, CultureInfo.InvariantCulture);
                if (row.GetString(File) == file)
                    return lastModified.AddMilliseconds(milliseconds);
                next = milliseconds + 1;
            }

            try
            {
                var key = next.ToString("D6", CultureInfo.InvariantCulture);
                await (await tables.MakeAsync(Table, cancellation)).AddEntityAsync(new TableEntity(second, key) { [File] = file }, cancellation);
                return lastModified.AddMilliseconds(next);
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // Somebody took this millisecond, perhaps for the same file: look again.
            }
        }
    }
}
