/// A promise of the log that a history shows to be broken.
package struct HistoryFault: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What was acknowledged is not there.
        case lost
        /// A part of an append is there, or stands apart from the rest.
        case torn
        /// An event is there twice.
        case doubled
        /// An event that nobody handed in.
        case unasked
        /// What was refused is there.
        case written
        /// The place that a writer was told is not where its last event is.
        case elsewhere
        /// Places, or a stream's versions, don't follow one another.
        case disordered
        /// What was handed in after another append had been acknowledged stands before it.
        case early
        /// A reader was given something else than what follows its place.
        case skipped
        /// Something unique was taken twice.
        case claimedTwice
        /// A request was carried out twice.
        case repeated
    }

    package let kind: Kind
    package let words: String

    init(_ kind: Kind, _ words: String) {
        self.kind = kind
        self.words = words
    }

    package var description: String { "\(kind.rawValue): \(words)" }
}
