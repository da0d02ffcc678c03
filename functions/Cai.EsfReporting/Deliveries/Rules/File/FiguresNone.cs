namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FiguresNone : IFileRule
{
    public Rule Rule { get; } = new("FIGURES_NONE", Layer.File, Severity.RejectFile,
        Name: new("Projektet har varken nyckeltal eller mål", "The project has neither key figures nor goals"),
        Message: new("Katalogen har varken nyckeltal, mål eller uppdrag för projektet {0}, så det finns inget att lämna dem till.", "The catalogue has neither key figures, goals nor assignments for the project {0}, so there is nothing to deliver them to."),
        Action: new("Kontrollera projektet i mappens eller filens namn, eller be den som sköter katalogen lägga till nyckeltalen.", "Check the project in the name of the folder or the file, or ask whoever keeps the catalogue to add the key figures."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file is { Address.IsKeyFigures: true, Project: { Figures.Count: 0, Goals.Count: 0, Assignments.Count: 0 } project })
            findings.OnFile(Rule, project.Id);
    }
}
