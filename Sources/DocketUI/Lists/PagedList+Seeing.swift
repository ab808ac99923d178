import TerminalKit

extension PagedList {
    /// Whether one of the items that are seen is not there.
    func lacksSeen(rows: Int) -> Bool {
        !isLoaded || view.visible(count: count, height: rows).contains { self[$0] == nil }
    }

    /// Whether every item there is has been loaded.
    var isWhole: Bool { isLoaded && totalIsExact && loaded.count == count }

    /// The next loaded item that fits, counted from a place; of a list that is whole, also from its other end on.
    func next(from place: Int, forward: Bool, _ includingHere: Bool, where fits: (Item) -> Bool) -> Int? {
        let found = loaded.filter { fits($0.item) }.map(\.index)
        if forward {
            return found.first { $0 > place || (includingHere && $0 == place) } ?? (isWhole ? found.first : nil)
        }
        return found.last { $0 < place } ?? (isWhole ? found.last : nil)
    }
}
