namespace Cai.EsfReporting.Local;

/// <summary><c>settings.json</c>, or the environment before it, says what cannot be; the text names the setting and never its value.</summary>
public sealed class WrongSettingException(Text what, Exception? cause = null) : Exception(what.En, cause)
{
    public Text What => what;
}
