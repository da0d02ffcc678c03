namespace Cai.EsfReporting;

public enum CellState { Blank = 0, Unreadable, Read }

/// <summary>What a cell was read as: nothing, something that could not be read, or a value.</summary>
/// <param name="Value">Default unless <paramref name="State"/> is <see cref="CellState.Read"/>.</param>
public readonly record struct Cell<T>(CellState State, T Value) where T : struct
{
    public Cell(T value) : this(CellState.Read, value) { }

    public bool IsBlank => State == CellState.Blank;

    public bool IsUnreadable => State == CellState.Unreadable;

    /// <summary>True with the value when it was read.</summary>
    public bool Is(out T value)
    {
        value = Value;
        return State == CellState.Read;
    }

    public T? OrNull => State == CellState.Read ? Value : null;
}
