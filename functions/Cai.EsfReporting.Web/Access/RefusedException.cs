namespace Cai.EsfReporting.Web.Access;

/// <summary>The request cannot be served as it is; the message says what to change, and names nothing that was sent.</summary>
internal sealed class RefusedException(int status, Text what) : Exception(what.En)
{
    public int Status => status;

    public Text What => what;

    /// <summary>Whether signing in is what could not be done, and may be tried again.</summary>
    public bool IsSignIn { get; init; }
}
