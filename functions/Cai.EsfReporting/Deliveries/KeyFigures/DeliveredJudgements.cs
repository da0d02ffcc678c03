using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>Reads what key-figure files say of a month's goals, activities and assignments, and of its report.</summary>
public sealed class DeliveredJudgements(IFileStore files)
{
    /// <summary>
    /// What the month's files tell, in the order in which it was first told. What a file tells as the one before it did was told then: to deliver a file again changes nothing. What only
    /// a replaced file tells is there, and does not stand.
    /// </summary>
    /// <param name="known">The project's deliveries, of any kind and month, refused ones too.</param>
    /// <exception cref="AcceptedGoneException">The accepted file that counts is gone.</exception>
    public async Task<IReadOnlyList<Statement>> ReadAsync(Month month, IEnumerable<Delivery> known, CancellationToken cancellation)
    {
        var (told, standing) = (new List<Statement>(), new Dictionary<string, Statement>(StringComparer.Ordinal));
        List<Delivery> ofMonth = [.. known.Of(DeliveryKind.KeyFigures).Where(delivery => delivery.IsAccepted && delivery.Address.Month == month).OrderBy(delivery => delivery.Id)];
        foreach (var delivery in ofMonth)
        {
            // A replaced file may have been taken away; the one that counts may not.
            if (await StatedAsync(delivery, isNeeded: delivery == ofMonth[^1], cancellation) is not { } stated)
                continue;
            foreach (var (about, before) in standing.Where(one => !stated.TryGetValue(one.Key, out var now) || !now.SaysAs(one.Value)).ToList())
            {
                told.Add(before with { IsReplaced = true });
                standing.Remove(about);
            }

            foreach (var (about, now) in stated)
                standing.TryAdd(about, now);
        }

        return [.. told.Concat(standing.Values).OrderBy(one => one.At).ThenBy(one => one.About, StringComparer.Ordinal)];
    }

    private async Task<Dictionary<string, Statement>?> StatedAsync(Delivery delivery, bool isNeeded, CancellationToken cancellation)
    {
        if (!isNeeded && await files.Sha256Async(delivery.AcceptedPath, cancellation) is null)
            return null;
        var stated = new Dictionary<string, Statement>(StringComparer.Ordinal);
        await foreach (var row in FigureFile.ReadAsync(files, delivery, cancellation))
            if (row.About.Length > 0)
                stated[row.About] = new(NumberOf(delivery.Id), StatementKind.Judgement, Moments.Read(Moments.Write(delivery.Id.ReceivedAt)), "", "")
                {
                    About = row.About,
                    Decides = row.Decides,
                    Comment = Participants.Masking.HideIdentities(row.Comment),
                    DeliveredIn = delivery.Id.Value,
                };
        return stated;
    }

    /// <summary>Below 0, and as good as the delivery's own: what somebody has read is told by it from what a later file says.</summary>
    private static int NumberOf(DeliveryId id) => -1 - (int)(Convert.ToUInt32(id.Value[^8..], 16) >> 1 & 0x3FFFFFFF);
}
