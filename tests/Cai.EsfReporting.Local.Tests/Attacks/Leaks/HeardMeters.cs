using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Cai.EsfReporting.Tests.Leaks;

/// <summary>Whatever is measured in this process, by us, by the web server or by a client: instruments, units, and tags with their values.</summary>
internal sealed class HeardMeters : IDisposable
{
    private readonly GoneOut goneOut;
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<(string Instrument, string Told), bool> heard = new();

    public HeardMeters(GoneOut goneOut)
    {
        this.goneOut = goneOut;
        listener.InstrumentPublished = (instrument, to) => to.EnableMeasurementEvents(instrument);
        listener.SetMeasurementEventCallback<byte>(Hear);
        listener.SetMeasurementEventCallback<short>(Hear);
        listener.SetMeasurementEventCallback<int>(Hear);
        listener.SetMeasurementEventCallback<long>(Hear);
        listener.SetMeasurementEventCallback<float>(Hear);
        listener.SetMeasurementEventCallback<double>(Hear);
        listener.SetMeasurementEventCallback<decimal>(Hear);
        listener.Start();
    }

    /// <summary>The instruments.</summary>
    public IEnumerable<string> Heard => heard.Keys.Select(key => key.Instrument);

    /// <summary>It has gone out.</summary>
    public void Tell()
    {
        listener.RecordObservableInstruments();
        foreach (var (instrument, told) in heard.Keys)
            goneOut.Add($"the meter {instrument}", told);
    }

    public void Dispose() => listener.Dispose();

    private void Hear<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        where T : struct => heard.TryAdd((instrument.Name, $"{instrument.Meter.Name} {instrument.Name} {instrument.Unit} {instrument.Description}\n{string.Join('\n', tags.ToArray().Select(tag => $"{tag.Key}: {tag.Value}"))}"), true);
}
