/// A place in the event log, opaque to those who hold it: reading resumes after it.
package struct Checkpoint: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let position: Int64

    package init(position: Int64) {
        self.position = position
    }

    package static let start = Self(position: 0)

    /// Reads what `description` wrote; a bare position is understood too.
    package init(parsing text: String) throws(DocketError) {
        let digits = text.hasPrefix("c") ? text.dropFirst() : text[...]
        guard let position = Int64(digits), position >= 0 else {
            throw DocketError(
                .invalidArgument,
                "“\(text)” is no checkpoint. Use one that `docket events` printed, or 0 for the start.")
        }
        self.position = position
    }

    package var description: String { "c\(position)" }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.position < rhs.position
    }
}
