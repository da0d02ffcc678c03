using System.Runtime.ExceptionServices;

namespace Cai.EsfReporting;

/// <summary>The same for each, none of which is to suffer by another's failure.</summary>
public static class Each
{
    /// <summary>Does it for one after the other. Where one fails the others go on; the first failure is thrown at the end.</summary>
    public static async Task DoAsync<T>(IEnumerable<T> all, Func<T, Task> work)
    {
        ExceptionDispatchInfo? failure = null;
        foreach (var one in all)
            try
            {
                await work(one);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failure ??= ExceptionDispatchInfo.Capture(e);
            }

        failure?.Throw();
    }
}
