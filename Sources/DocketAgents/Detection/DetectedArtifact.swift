package import DocketDomain

/// Something in an assistant's message that is worth keeping by itself.
package struct DetectedArtifact: Hashable, Sendable {
    package enum Payload: Hashable, Sendable {
        case table(Table)
        /// The dialect is a lower-case name such as `postgresql`; `nil` where the message does not say.
        case sqlQuery(sql: String, dialect: String?)
    }

    package var title: String
    package var payload: Payload
    /// First and last line in the message's text, counted from 1.
    package var lines: ClosedRange<Int>

    package init(title: String, payload: Payload, lines: ClosedRange<Int>) {
        self.title = title
        self.payload = payload
        self.lines = lines
    }

    package var kind: ArtifactKind {
        switch payload {
        case .table: .table
        case .sqlQuery: .sqlQuery
        }
    }
}
