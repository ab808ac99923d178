/// What artifacts are found by beside the words of their titles.
package struct ArtifactTerm: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case tag
        /// A table that a query uses, with or without its schema.
        case table
        /// A column that a query uses.
        case column
    }

    package let kind: Kind
    package let name: String

    package init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }

    /// As it is compared: tags as they are, names of tables and columns whatever their case.
    package var key: String { kind == .tag ? name : QueryNames.folded(name) }
}

extension ArtifactContent {
    /// What its query is found by; nothing where it is none.
    package var terms: [ArtifactTerm] {
        guard case .sqlQuery(let query) = self else { return [] }
        let names = QueryNames(in: query.sql)
        return names.tables.sorted().map { ArtifactTerm(.table, $0) }
            + names.columns.sorted().map { ArtifactTerm(.column, $0) }
    }
}
