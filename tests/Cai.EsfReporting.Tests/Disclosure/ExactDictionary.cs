namespace Cai.EsfReporting.Tests.Disclosure;

/// <summary>
/// The simplex method by dictionaries (Chvátal, Linear Programming, 1983), in exact fractions and with Bland's rule: slow, and
/// nothing in it is shared with the code that it judges.
/// </summary>
internal sealed class ExactDictionary
{
    /// <summary>basic[r] = constant[r] + Σ factor[r][j] · x_j over the variables that are not basic; all variables are 0 or more.</summary>
    private readonly List<int> basic = [];
    private readonly List<Fraction> constant = [];
    private readonly List<Fraction[]> factor = [];
    private readonly int variables;
    private readonly int[] rowOf;

    /// <param name="equations">Each Σ coefficient · x = right-hand side; together solvable with every x 0 or more.</param>
    public ExactDictionary(int variables, IEnumerable<(IReadOnlyList<(int Variable, int Coefficient)> Left, long Right)> equations)
    {
        this.variables = variables;
        rowOf = new int[variables];
        Array.Fill(rowOf, -1);
        foreach (var (left, right) in equations)
            AddEquation(left, right);
        while (constant.FindIndex(c => c.Sign < 0) >= 0)
        {
            var row = Enumerable.Range(0, basic.Count).Where(r => constant[r].Sign < 0).MinBy(r => basic[r]);
            var column = Array.FindIndex(factor[row], f => f.Sign > 0);
            if (column < 0)
                throw new InvalidOperationException("What is published contradicts itself.");
            Pivot(row, column);
        }
    }

    public Fraction Value(int variable) => rowOf[variable] < 0 ? 0 : constant[rowOf[variable]];

    /// <summary>Moves to where the variable is greatest, or to the first place where it is at least <paramref name="enough"/>.</summary>
    /// <returns>Null when it has no bound.</returns>
    public Fraction? Greatest(int variable, Fraction? enough = null) => Push(variable, 1, enough);

    /// <summary>Moves to where the variable is least.</summary>
    public Fraction Least(int variable) => Push(variable, -1, null)!.Value;

    private Fraction? Push(int variable, int direction, Fraction? enough)
    {
        while (enough is null || Value(variable) < enough.Value)
        {
            int column;
            if (rowOf[variable] < 0)
            {
                if (direction < 0)
                    return 0;
                column = variable;
            }
            else
            {
                column = Array.FindIndex(factor[rowOf[variable]], f => f.Sign == direction);
                if (column < 0)
                    return Value(variable);
            }

            var leaving = -1;
            Fraction least = 0;
            for (var row = 0; row < basic.Count; row++)
            {
                if (factor[row][column].Sign >= 0)
                    continue;
                var ratio = constant[row] / -factor[row][column];
                if (leaving < 0 || ratio < least || !(ratio > least) && basic[row] < basic[leaving])
                    (leaving, least) = (row, ratio);
            }

            if (leaving < 0)
                return null;
            Pivot(leaving, column);
        }

        return Value(variable);
    }

    private void AddEquation(IReadOnlyList<(int Variable, int Coefficient)> left, long right)
    {
        // 0 = right − Σ coefficient · x, with the basic variables replaced by what they stand for.
        var row = new Fraction[variables];
        Fraction rest = right;
        foreach (var (variable, coefficient) in left)
            if (rowOf[variable] is >= 0 and var of)
            {
                rest -= coefficient * constant[of];
                for (var j = 0; j < variables; j++)
                    if (factor[of][j].Sign != 0)
                        row[j] -= coefficient * factor[of][j];
            }
            else
                row[variable] -= coefficient;

        var column = Array.FindIndex(row, f => f.Sign != 0);
        if (column < 0)
        {
            if (rest.Sign != 0)
                throw new InvalidOperationException("What is published contradicts itself.");
            return;
        }

        basic.Add(-1);
        constant.Add(rest);
        factor.Add(row);
        Pivot(basic.Count - 1, column);
    }

    private void Pivot(int row, int column)
    {
        var (entering, line) = (column, factor[row]);
        var by = line[column];
        // line: leaving = constant + … + by · entering, solved for entering.
        line[column] = 0;
        for (var j = 0; j < variables; j++)
            if (line[j].Sign != 0)
                line[j] = -line[j] / by;
        constant[row] = -constant[row] / by;
        if (basic[row] >= 0)
            (line[basic[row]], rowOf[basic[row]]) = (1 / by, -1);
        (basic[row], rowOf[entering]) = (entering, row);

        for (var other = 0; other < basic.Count; other++)
            if (other != row && factor[other][column] is { Sign: not 0 } times)
            {
                factor[other][column] = 0;
                for (var j = 0; j < variables; j++)
                    if (line[j].Sign != 0)
                        factor[other][j] += times * line[j];
                constant[other] += times * constant[row];
            }
    }
}
