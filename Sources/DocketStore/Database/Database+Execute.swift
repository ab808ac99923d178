import DocketDomain
import GRDB

extension Database {
    /// Runs a statement that is prepared once for the connection.
    func run(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
    }
}

extension String {
    /// The text as SQLite can hold it: NUL, at which C strings end, becomes U+FFFD.
    var storable: String {
        hasNUL ? String(String.UnicodeScalarView(unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 })) : self
    }

    private var hasNUL: Bool {
        utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? utf8.contains(0)
    }
}
