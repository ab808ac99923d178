/// A word, a number or a mark of the notes.
struct Word: Hashable, Sendable {
    /// In small letters, with straight apostrophes.
    let text: String
    /// Its bytes in the notes.
    let range: Range<Int>
    let kind: Kind
    /// What stands before it.
    let before: Space
    /// Which passage it is of.
    let passage: Int
    /// Whether it stands between quotation marks.
    var isQuoted = false
    /// What rules say of it.
    var traits: Traits = []
    /// The number that rules have for its text.
    var number = Lexicon.unknown

    enum Kind: Hashable, Sendable {
        /// Letters, perhaps with digits behind them.
        case small, capital, capitals
        case number, mark, email
    }

    enum Space: Int, Comparable, Sendable {
        case none, blank, hyphen, line

        static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    var isCapital: Bool { kind == .capital || kind == .capitals }
    var isLetters: Bool { kind == .small || isCapital }
}
