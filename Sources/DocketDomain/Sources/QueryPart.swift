/// What a run gives, one after the other: its columns, any number of rows, its end.
package enum QueryPart: Hashable, Sendable {
    case columns([SQLColumn])
    /// Each as long as there are columns; never empty.
    case rows([[SQLValue]])
    case end(QueryEnd)
}

/// How a run ended that did not fail.
package struct QueryEnd: Hashable, Sendable {
    package let rowCount: Int
    package let seconds: Double
    /// What was cut off; nothing where the result is whole.
    package let truncated: QueryTruncation?

    package init(rowCount: Int, seconds: Double, truncated: QueryTruncation?) {
        self.rowCount = rowCount
        self.seconds = seconds
        self.truncated = truncated
    }
}

/// That a result is not whole.
package struct QueryTruncation: Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable {
        case rows, bytes, seconds
    }

    package let limit: Int
    package let reason: Reason

    package init(limit: Int, reason: Reason) {
        self.limit = limit
        self.reason = reason
    }

    /// In a sentence.
    package var text: String {
        switch reason {
        case .rows: "Only the first \(limit) rows are here: there are more."
        case .bytes: "The rows end where \(limit) bytes were reached: there are more."
        case .seconds: "The rows end after \(limit) seconds: there may be more."
        }
    }
}
