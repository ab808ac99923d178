import TerminalKit

extension ReadingState {
    // MARK: Searching

    struct MatchMove: Hashable {
        let ordinal: Int
        let pattern: TextPattern
        /// Whether to its first row with the text, rather than to the last one.
        let isFirst: Bool
    }

    /// A row of a message.
    struct MatchPlace: Hashable {
        let ordinal: Int
        let row: Int
    }

    /// Selects a message, and brings the first of its rows with a text into view; on the way up, the last one.
    mutating func go(to ordinal: Int, matching pattern: TextPattern, forward: Bool) {
        view.selection = ordinal
        matchPlace = nil
        matchMove = MatchMove(ordinal: ordinal, pattern: pattern, isFirst: forward)
    }

    /// Goes on to the next row of the selected message with the text; false where there is none.
    mutating func goToMatch(of pattern: TextPattern, forward: Bool, height: Int) -> Bool {
        guard let here = matchPlace, here.ordinal == view.selection else { return false }
        let rows = matchingRows(of: here.ordinal, pattern)
        guard let row = forward ? rows.first(where: { $0 > here.row }) : rows.last(where: { $0 < here.row }) else {
            return false
        }
        reveal(row, of: here.ordinal, height: height)
        return true
    }

    private func matchingRows(of ordinal: Int, _ pattern: TextPattern) -> [Int] {
        guard let rows = pages[ordinal]?.rows else { return [] }
        return rows.indices.filter { pattern.occurs(in: rows[$0].text) }
    }

    mutating func reveal(_ row: Int, of ordinal: Int, height: Int) {
        matchPlace = MatchPlace(ordinal: ordinal, row: row)
        view.reveal(row, of: ordinal, count: count, height: height, heightOf: heights)
    }

    /// Goes where a search wants to, once the message is laid out.
    mutating func settleMatch(height: Int) {
        guard let move = matchMove, pages[move.ordinal] != nil else { return }
        matchMove = nil
        guard move.ordinal == view.selection else { return }
        let rows = matchingRows(of: move.ordinal, move.pattern)
        if let row = move.isFirst ? rows.first : rows.last { reveal(row, of: move.ordinal, height: height) }
    }

    // MARK: Moving

    /// One step down: a row of a message that goes on below the view, else the next message.
    mutating func step(_ direction: Int, height: Int) {
        let placements = view.placements(count: count, height: height) { self.height(of: $0) }
        let own = placements.first { $0.item == view.selection }
        let goesOn =
            direction > 0
            ? own.map { $0.row + $0.height > height } ?? false : own.map { $0.row < 0 } ?? false
        if goesOn {
            scroll(by: direction, height: height)
        } else {
            view.move(by: direction, count: count)
            turnPage(direction, height: height)
        }
    }

    /// Where the selected message can't be seen whole, turns a page: it comes first on the way down, and last on the
    /// way up. Between two turns nothing moves but the mark, which is easier to read than rows that creep.
    private mutating func turnPage(_ direction: Int, height: Int) {
        let placements = view.placements(count: count, height: height) { self.height(of: $0) }
        let own = placements.first { $0.item == view.selection }
        if let own, own.row >= 0, own.row + own.height <= height { return }
        var top = view.selection
        var room = height - self.height(of: top)
        while direction < 0, top > 0, room >= self.height(of: top - 1) {
            top -= 1
            room -= self.height(of: top)
        }
        view = ListState(selection: view.selection, top: top)
    }

    /// Moves the view by rows, and the selection to what is seen then.
    mutating func scroll(by rows: Int, height: Int) {
        let before = (view.top, view.hiddenRows)
        view.scroll(by: rows, count: count, height: height, heightOf: heights)
        if before == (view.top, view.hiddenRows) {
            view.selection = rows < 0 ? 0 : max(0, count - 1)
        }
    }
}
