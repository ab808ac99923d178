import TerminalKit

extension PagedList {
    /// Whether one of the items that are seen is not there.
    func lacksSeen(rows: Int) -> Bool {
        !isLoaded || view.visible(count: count, height: rows).contains { self[$0] == nil }
    }

    /// Whether every item there is has been loaded.
    var isWhole: Bool { isLoaded && totalIsExact && loaded.count == count }

    /// The next item that fits, counted from a place and round; only of a list that is whole.
    func next(from place: Int, forward: Bool, _ includingHere: Bool, where fits: (Item) -> Bool) -> Int? {
        let found = loaded.filter { fits($0.item) }.map(\.index)
        if forward { return found.first { $0 > place || (includingHere && $0 == place) } ?? found.first }
        return found.last { $0 < place } ?? found.last
    }
}
