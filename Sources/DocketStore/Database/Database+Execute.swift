import DocketDomain
import GRDB

extension Database {
    /// Runs a statement that is prepared once for the connection.
    func run(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws {
        var statement = try DirectStatement(sql, in: self)
        for argument in arguments { statement.bind(argument) }
        try statement.run()
    }

    /// The first value of the first row, by a statement that is prepared once for the connection; nothing where there is no
    /// row, or no value in it.
    func value<Value: DatabaseValueConvertible>(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?]
    ) throws -> Value? {
        var statement = try DirectStatement(sql, in: self)
        for argument in arguments { statement.bind(argument) }
        return try statement.firstValue().flatMap(Value.fromDatabaseValue)
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
