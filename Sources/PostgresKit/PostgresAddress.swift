import CDeferred
import CPQ

/// What a connection string says that may be shown.
package enum PostgresAddress {
    /// The parts of it that tell where it leads; never a password, and nothing of a text that is none.
    package static func visible(_ connection: String) -> String {
        guard deferred_postgres() == nil, let options = PQconninfoParse(connection, nil) else { return "postgres" }
        defer { PQconninfoFree(options) }
        var parts: [String] = []
        var option = options
        while let keyword = option.pointee.keyword {
            let name = String(cString: keyword)
            if shown.contains(name), let value = option.pointee.val.map({ String(cString: $0) }), !value.isEmpty {
                parts.append("\(name)=\(value)")
            }
            option += 1
        }
        return parts.joined(separator: " ")
    }

    private static let shown: Set<String> = ["host", "hostaddr", "port", "dbname", "user", "service", "sslmode"]
}
