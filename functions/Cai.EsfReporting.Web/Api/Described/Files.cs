using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Api.Described;

/// <summary>csv or xlsx files, and what they are for where their names do not say it.</summary>
/// <remarks>The form that <see cref="Upload"/> reads.</remarks>
internal sealed record Files(
    [property: Description("csv or xlsx, each at most 256 MB, at most 50 of them. A name may tell what the file is for: `mia_tyreso_2018-08.csv`, `mia/tyreso/2018-08.xlsx`.")] IReadOnlyList<IFormFile> File)
{
    [Description("Goes before the name of a single file; of several, fills in what a name does not tell.")]
    public string? Project { get; init; }

    public string? Site { get; init; }

    [RegularExpression("^[0-9]{4}-[0-9]{2}$")]
    public string? Month { get; init; }

    [Description("`true` when the files are right, though they are refused until that is said.")]
    public string? Confirmed { get; init; }
}
