/// Messages of a thread that are marked, by their places.
struct MessageMarks: Hashable, Sendable {
    private(set) var places: Set<Int> = []
    /// Where the last mark was set.
    private var last: Int?

    var isEmpty: Bool { places.isEmpty }
    var count: Int { places.count }

    /// Marks a message, or takes its mark away.
    mutating func toggle(_ place: Int) {
        if places.remove(place) == nil {
            places.insert(place)
            last = place
        } else {
            last = nil
        }
    }

    /// Marks all from the last mark to a message; false where there is no mark to begin at.
    mutating func extend(to place: Int) -> Bool {
        guard let start = last else { return false }
        places.formUnion(min(start, place)...max(start, place))
        last = place
        return true
    }
}
