using Microsoft.Data.Sqlite;

namespace Cai.EsfReporting.Local.Commands;

/// <summary>What is told when the database cannot be used, and what to do about it.</summary>
internal static class DatabaseTrouble
{
    // https://sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, ReadOnly = 8, DiskFails = 10, Full = 13, CannotOpen = 14;

    public static Text Of(SqliteException trouble) => trouble.SqliteErrorCode switch
    {
        Busy or Locked => new(
            "Databasen esf.db hålls sedan en minut av ett annat program, till exempel ett databasverktyg eller en säkerhetskopiering. Inget är halvgjort: stäng det och kör samma kommando igen.",
            "The database esf.db has been held for a minute by another program, such as a database tool or a backup. Nothing is half done: close it and run the same command again."),
        ReadOnly or CannotOpen => new(
            "Datamappen får inte skrivas, och databasen esf.db kan då inte öppnas, inte heller för att läsas. Kör som den som äger mappen, eller lägg en kopia av den där du får skriva.",
            "The data folder may not be written, and the database esf.db can then not be opened, not for reading either. Run as the one who owns the folder, or put a copy of it where you may write."),
        Full or DiskFails => new(
            "Disken är full, eller svarar med fel. Inget är halvgjort: gör plats och kör samma kommando igen.",
            "The disk is full, or fails. Nothing is half done: make room and run the same command again."),
        var code => new(
            $"Databasen esf.db svarar med fel {code} (SQLite). Inget är halvgjort: kör samma kommando igen; händer det på nytt, ta fram en säkerhetskopia.",
            $"The database esf.db answers with error {code} (SQLite). Nothing is half done: run the same command again; should it happen anew, restore a backup."),
    };
}
