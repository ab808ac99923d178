/// What words mean in queries, of all dialects together. Words that people use as names are keywords only where nothing
/// else could stand.
enum QueryWords {
    /// Never a name without quotes, and nothing else of interest: what follows is an expression.
    static let operators: Set = [
        "all", "and", "any", "between", "by", "case", "distinct", "else", "exists", "ilike", "in", "is", "like", "not",
        "or", "similar", "some", "then", "when", "xor",
    ]

    /// The same after an expression, and names elsewhere.
    static let laterOperators: Set = [
        "div", "escape", "glob", "match", "mod", "overlaps", "regexp", "rlike", "separator", "to",
    ]

    /// Values, and what ends one.
    static let values: Set = [
        "current_date", "current_time", "current_timestamp", "current_user", "default", "end", "false", "isnull",
        "localtime", "localtimestamp", "notnull", "null", "session_user", "true",
    ]

    /// Words that begin a clause or a source.
    static let clauses: Set = [
        "as", "collate", "cross", "except", "fetch", "from", "full", "group", "having", "inner", "intersect", "into",
        "join", "lateral", "left", "limit", "natural", "on", "order", "outer", "right", "select", "set", "union",
        "using", "where", "with",
    ]

    static let reserved = operators.union(values).union(clauses)

    /// How a statement begins that changes something.
    static let changes: Set = [
        "alter", "analyze", "attach", "begin", "call", "comment", "commit", "copy", "create", "declare", "delete",
        "detach", "drop", "grant", "insert", "merge", "pragma", "replace", "revoke", "rollback", "truncate", "vacuum",
    ]

    /// Types that stand before a text: `date '2026-01-01'`.
    static let literals: Set = [
        "b", "bytea", "date", "datetime", "e", "interval", "json", "jsonb", "n", "r", "time", "timestamp",
        "timestamptz", "u", "uuid", "x",
    ]

    /// What stands in the definition of a window beside expressions.
    static let window: Set = [
        "current", "exclude", "following", "groups", "no", "others", "preceding", "range", "row", "rows", "ties",
        "unbounded",
    ]

    /// Functions that take the name of a part of a date.
    static let dateFunctions: Set = [
        "date_add", "date_diff", "date_part", "date_sub", "date_trunc", "dateadd", "datediff", "datename", "datepart",
        "datetime_diff", "datetime_trunc", "datetrunc", "extract", "timestamp_diff", "timestamp_trunc", "timestampadd",
        "timestampdiff",
    ]

    static let dateParts: Set = [
        "century", "day", "dayofweek", "dayofyear", "days", "dd", "decade", "dow", "doy", "dw", "epoch", "hh", "hour",
        "hours", "isodow", "isoweek", "isoyear", "mi", "microsecond", "microseconds", "millennium", "millisecond",
        "milliseconds", "minute", "minutes", "mm", "month", "months", "qq", "quarter", "second", "seconds", "ss",
        "timezone", "week", "weekday", "weeks", "wk", "ww", "year", "years", "yy", "yyyy",
    ]
}
