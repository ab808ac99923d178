/// An amount as notes have it.
struct SpokenAmount: Hashable, Sendable {
    var low: Amount
    /// The other end of a range.
    var high: Amount?
    var currency: String?
    /// How many zeros stood for a word, as in `180k`.
    var zeros = 0
    var side = Side.exact
    var isRough = false
    /// Whether it has marks between its thousands.
    var isGrouped = false
    var isPercent = false
    /// How often a year has it, where that is said.
    var perYear: Int?
    /// What it is counted in, such as years.
    var unit: String?

    enum Side: Hashable, Sendable {
        case exact, over, under
    }

    /// Whether it is written as money is.
    var looksLikeMoney: Bool {
        !isPercent && unit == nil
            && (currency != nil || zeros > 0 || isGrouped || low.double >= 10_000
                || low.double >= 1000 && !(1900...2100).contains(low.double))
    }
}
