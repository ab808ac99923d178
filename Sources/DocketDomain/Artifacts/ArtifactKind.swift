/// What an artifact is. Text, so that a new kind needs no migration.
package struct ArtifactKind: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { rawValue }

    package static let table = Self(rawValue: "table")
    package static let doc = Self(rawValue: "doc")
    package static let sheet = Self(rawValue: "sheet")
    package static let sqlQuery = Self(rawValue: "sql_query")
    package static let profileEdit = Self(rawValue: "profile_edit")

    /// The kinds that docket knows the content of.
    package static let known = [table, doc, sheet, sqlQuery, profileEdit]
}
