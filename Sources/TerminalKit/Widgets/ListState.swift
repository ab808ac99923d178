/// Which item of a list is selected, and what part of the list is seen.
///
/// Items may be several rows high. Nothing here walks over more items than a screen shows, so a list of a million
/// costs what a short one does.
package struct ListState: Hashable, Sendable {
    /// The selected item; 0 in an empty list.
    package var selection: Int
    /// The first item that is seen.
    package private(set) var top: Int
    /// Rows of that item that are above the view.
    package private(set) var hiddenRows: Int

    package init(selection: Int = 0, top: Int = 0) {
        self.selection = max(0, selection)
        self.top = max(0, top)
        hiddenRows = 0
    }

    /// An item that is seen, and where.
    package struct Placement: Hashable, Sendable {
        package let item: Int
        /// Its first row, counted from the top of the view; negative when that is above it.
        package let row: Int
        package let height: Int
    }

    /// Selects another item, as far as there are any.
    package mutating func move(by distance: Int, count: Int) {
        let (target, overflow) = selection.addingReportingOverflow(distance)
        let moved = overflow ? (distance < 0 ? 0 : count - 1) : target
        selection = max(0, min(moved, count - 1))
    }

    /// Brings the selected item into view, by as little movement as that needs.
    ///
    /// An item that is higher than the view shows its first rows, unless the view is inside of it already.
    package mutating func reconcile(count: Int, height: Int, heightOf: (Int) -> Int = { _ in 1 }) {
        guard count > 0, height > 0 else {
            selection = max(0, min(selection, count - 1))
            (top, hiddenRows) = (count > 0 ? selection : 0, 0)
            return
        }
        selection = max(0, min(selection, count - 1))
        clampTop(count: count, heightOf: heightOf)
        if selection < top {
            (top, hiddenRows) = (selection, 0)
        } else if selection == top {
            let rows = max(1, heightOf(top))
            if rows <= height { hiddenRows = 0 } else { hiddenRows = min(hiddenRows, rows - height) }
        } else {
            followDown(height: height, heightOf: heightOf)
        }
        fillEnd(count: count, height: height, heightOf: heightOf)
    }

    /// Selects an item, and brings one of its rows into view with a third of the view above it.
    package mutating func reveal(
        _ row: Int, of item: Int, count: Int, height: Int, heightOf: (Int) -> Int = { _ in 1 }
    ) {
        selection = item
        let seen = placements(count: count, height: height, heightOf: heightOf).first { $0.item == item }
        if let seen, (0..<height).contains(seen.row + row) { return }
        (top, hiddenRows) = (item, max(0, row - height / 3))
        fillEnd(count: count, height: height, heightOf: heightOf)
    }

    /// Moves the view by rows, and the selection only as far as it must to stay in view.
    package mutating func scroll(
        by rows: Int, count: Int, height: Int, heightOf: (Int) -> Int = { _ in 1 }
    ) {
        guard count > 0, height > 0 else { return }
        clampTop(count: count, heightOf: heightOf)
        hiddenRows += max(-1_000_000, min(rows, 1_000_000))
        while hiddenRows < 0, top > 0 {
            top -= 1
            hiddenRows += max(1, heightOf(top))
        }
        hiddenRows = max(0, hiddenRows)
        while top < count - 1, hiddenRows >= max(1, heightOf(top)) {
            hiddenRows -= max(1, heightOf(top))
            top += 1
        }
        hiddenRows = min(hiddenRows, max(1, heightOf(top)) - 1)
        fillEnd(count: count, height: height, heightOf: heightOf)
        let seen = placements(count: count, height: height, heightOf: heightOf)
        let whole = seen.filter { $0.row >= 0 && $0.row + $0.height <= height }
        let allowed = whole.isEmpty ? seen : whole
        if let first = allowed.first, let last = allowed.last {
            selection = max(first.item, min(selection, last.item))
        }
    }

    /// The items that are seen in a view of so many rows, in order.
    package func placements(
        count: Int, height: Int, heightOf: (Int) -> Int = { _ in 1 }
    ) -> [Placement] {
        var placements: [Placement] = []
        var row = -hiddenRows
        var item = top
        while item < count, row < height {
            let rows = max(1, heightOf(item))
            if row + rows > 0 { placements.append(Placement(item: item, row: row, height: rows)) }
            row += rows
            item += 1
        }
        return placements
    }

    /// The items that are seen; what lies outside of them needs not be loaded.
    package func visible(count: Int, height: Int, heightOf: (Int) -> Int = { _ in 1 }) -> Range<Int> {
        let seen = placements(count: count, height: height, heightOf: heightOf)
        guard let first = seen.first, let last = seen.last else { return 0..<0 }
        return first.item..<last.item + 1
    }

    private mutating func clampTop(count: Int, heightOf: (Int) -> Int) {
        if top >= count { (top, hiddenRows) = (count - 1, 0) }
        hiddenRows = max(0, min(hiddenRows, max(1, heightOf(top)) - 1))
    }

    /// Makes the selection, which lies below the top item, the last one seen if it is not seen whole.
    private mutating func followDown(height: Int, heightOf: (Int) -> Int) {
        let own = max(1, heightOf(selection))
        guard own < height else {
            (top, hiddenRows) = (selection, 0)
            return
        }
        var room = height - own
        var item = selection
        while item > top, room >= 0 {
            item -= 1
            let rows = max(1, heightOf(item)) - (item == top ? hiddenRows : 0)
            if rows > room {
                (top, hiddenRows) = (item, max(1, heightOf(item)) - room)
                if room == 0 { (top, hiddenRows) = (item + 1, 0) }
                return
            }
            room -= rows
        }
    }

    /// Leaves no empty rows below the last item while there are items above the view.
    private mutating func fillEnd(count: Int, height: Int, heightOf: (Int) -> Int) {
        var room = height + hiddenRows
        var item = top
        while item < count, room > 0 {
            room -= max(1, heightOf(item))
            item += 1
        }
        guard room > 0 else { return }
        let shown = min(room, hiddenRows)
        hiddenRows -= shown
        room -= shown
        while room > 0, top > 0 {
            top -= 1
            let rows = max(1, heightOf(top))
            hiddenRows = max(0, rows - room)
            room -= min(rows, room)
        }
    }
}
