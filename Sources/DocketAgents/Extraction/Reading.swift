internal import DocketDomain

/// What stands in the place of a value.
struct Reading: Hashable, Sendable {
    let content: Content
    /// Its words.
    let words: Range<Int>

    enum Content: Hashable, Sendable {
        case amount(SpokenAmount)
        case day(CalendarDay)
        case options([String])
        case country(String)
        /// Its words as they are written.
        case text
    }
}
