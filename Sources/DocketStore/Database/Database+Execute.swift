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
