/// The words that statements are told by.
enum SQLWords {
    /// What a statement that is told without a tag begins with.
    static let verbs: Set<String> = [
        "ALTER", "CREATE", "DELETE", "DROP", "EXPLAIN", "INSERT", "MERGE", "SELECT", "TRUNCATE", "UPDATE", "WITH",
    ]

    /// What can be created, dropped and altered.
    static let objects: Set<String> = [
        "TABLE", "VIEW", "INDEX", "DATABASE", "SCHEMA", "SEQUENCE", "FUNCTION", "PROCEDURE", "TRIGGER", "TYPE",
        "EXTENSION",
    ]

    static let createModifiers: Set<String> = [
        "OR", "REPLACE", "ALTER", "GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNIQUE", "MATERIALIZED", "EXTERNAL",
        "UNLOGGED", "CLUSTERED", "NONCLUSTERED", "TRANSIENT", "VIRTUAL", "FULLTEXT",
    ]

    static let alterations: Set<String> = [
        "ADD", "DROP", "ALTER", "MODIFY", "RENAME", "CHANGE", "ENABLE", "DISABLE", "SET", "OWNER", "ATTACH", "DETACH",
        "ENGINE", "AUTO_INCREMENT", "CONVERT", "PARTITION",
    ]

    /// What the statements after the first one can begin with, those of procedures and scripts included.
    static let statementStarts: Set<String> = [
        "(", "ALTER", "ANALYZE", "BEGIN", "CALL", "CLOSE", "COMMENT", "COMMIT", "CREATE", "DEALLOCATE", "DECLARE",
        "DELETE", "DELIMITER", "DROP", "ELSE", "END", "EXEC", "EXECUTE", "EXPLAIN", "FETCH", "GO", "GRANT", "IF",
        "INSERT", "LOOP", "MERGE", "OPEN", "PRAGMA", "PRINT", "REFRESH", "REPLACE", "RETURN", "REVOKE", "ROLLBACK",
        "SAVEPOINT", "SELECT", "SET", "SHOW", "START", "TRUNCATE", "UPDATE", "USE", "VACUUM", "VALUES", "WHILE",
        "WITH", "/", "$$",
    ]

    /// Words that stand in English sentences and hardly ever in SQL.
    static let articles: Set<String> = ["AN", "MY", "OUR", "PLEASE", "THE", "THESE", "THIS", "THOSE", "YOUR"]

    /// Words that stand beside names in SQL, and so do not make a run of names look like a sentence.
    static let phrases: Set<String> = [
        "ADD", "AFTER", "ALTER", "AUTO_INCREMENT", "AUTOINCREMENT", "BEFORE", "BEGIN", "CASCADE", "CHECK", "COLUMN",
        "COMMENT", "CONSTRAINT", "CREATE", "CROSS", "CURRENT", "DATABASE", "DECLARE", "DEFAULT", "DELETE", "DROP",
        "EACH", "EXEC", "EXECUTE", "FETCH", "FIRST", "FOLLOWING", "FOR", "FOREIGN", "FULL", "FUNCTION", "GENERATED",
        "GO", "GRANT", "IDENTITY", "IF", "INDEX", "INSERT", "KEY", "LANGUAGE", "LAST", "MODIFY", "NEXT", "NULLS",
        "ONLY", "PARTITION", "PRECEDING", "PRIMARY", "PROCEDURE", "RANGE", "REFERENCES", "RENAME", "REPLACE",
        "RETURN", "RETURNS", "ROW", "ROWS", "SCHEMA", "SHOW", "TABLE", "TEMPORARY", "TO", "TRIGGER", "TRUNCATE",
        "TYPE", "UNBOUNDED", "UNIQUE", "UPDATE", "USE", "VIEW", "WINDOW",
    ]
}
