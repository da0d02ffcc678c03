namespace Cai.EsfReporting.Participants;

/// <summary>Where a text holds what has the form of an identity.</summary>
/// <param name="Start">In the text.</param>
/// <param name="End">After its last character.</param>
/// <param name="Date">The birth date to show in its place; empty when it is uncertain which digits are one.</param>
/// <param name="IsWhole">False for what may as well be an amount: a number that is an identity if zeros before it were lost.</param>
internal readonly record struct FoundIdentity(int Start, int End, string Date, bool IsWhole = true);
