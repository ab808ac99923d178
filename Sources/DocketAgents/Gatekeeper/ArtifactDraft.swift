package import DocketDomain

/// An artifact that a reply could become.
package struct ArtifactDraft: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case table(Table)
        case sheet([NamedTable])
        /// The dialect is a lower-case name such as `postgresql`; nil where the reply does not say.
        case sqlQuery(sql: String, dialect: String?)
        /// Markdown, without what was said around the document.
        case doc(String)
    }

    /// A table of a sheet; no two of one sheet have the same name.
    package struct NamedTable: Hashable, Sendable {
        package var name: String
        package var table: Table

        package init(name: String, table: Table) {
            self.name = name
            self.table = table
        }
    }

    package var title: String
    package var content: Content
    /// First and last line in the reply, counted from 1.
    package var lines: ClosedRange<Int>
    /// How sure it is that this is worth keeping, from 0 to 1.
    package var confidence: Double
    /// A sentence for people.
    package var reason: String

    package init(
        title: String, content: Content, lines: ClosedRange<Int>, confidence: Double, reason: String
    ) {
        self.title = title
        self.content = content
        self.lines = lines
        self.confidence = confidence
        self.reason = reason
    }

    package var kind: ArtifactKind {
        switch content {
        case .table: .table
        case .sheet: .sheet
        case .sqlQuery: .sqlQuery
        case .doc: .doc
        }
    }
}
