/// The tables and columns that a query uses, as far as its text tells: in small letters, without those that it makes itself.
package struct QueryNames: Hashable, Sendable {
    /// As they are named, and of a name with its schema also what is left without it.
    package private(set) var tables: Set<String> = []
    package private(set) var columns: Set<String> = []

    /// How many of each are kept: a text without end has names without end.
    package static let most = 2000
    private static let longestName = 256

    /// Total, in time proportional to the text; what is wrong in it takes away no more than it has to.
    package init(in sql: String) {
        var reader = QueryNameReader(QueryToken.all(in: Array(sql.utf8)))
        self = reader.read()
    }

    init() {}

    /// A name as it is compared.
    package static func folded(_ name: String) -> String { name.lowercased() }

    mutating func add(table parts: [String]) {
        for start in parts.indices {
            let name = Self.folded(parts[start...].joined(separator: "."))
            if Self.isKept(name), tables.count < Self.most { tables.insert(name) }
        }
    }

    mutating func add(column name: String) {
        let name = Self.folded(name)
        if Self.isKept(name), columns.count < Self.most { columns.insert(name) }
    }

    private static func isKept(_ name: String) -> Bool { !name.isEmpty && name.utf8.count <= longestName }
}
