namespace Cai.EsfReporting.Web.Access;

/// <summary>Somebody could not be signed in.</summary>
/// <param name="isAway">The issuer does not answer as one: it may later. Otherwise what came from it, or by way of the browser, is not accepted.</param>
/// <param name="told">What went wrong, for the log: a word or two that names nobody; null when the cause's kind says it all.</param>
public sealed class SignInFailedException(bool isAway, Exception? cause, string? told = null) : Exception(told ?? "The sign-in failed.", cause)
{
    public bool IsAway => isAway;

    public string? Told => told;
}
