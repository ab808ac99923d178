extension TableViewer {
    mutating func search(_ text: String) -> [TableEffect] {
        guard let pattern = TextPattern(text) else {
            sheets[selected].endSearch()
            return []
        }
        return find(pattern, in: selected, moving: true)
    }

    /// Finds the rows that contain the pattern: at once where all are at hand.
    mutating func find(
        _ pattern: TextPattern, in index: Int, moving: Bool, isLanding: Bool = false
    ) -> [TableEffect] {
        let columns = sheets[index].columns.shown
        sheets[index].search = TableSearch(pattern: pattern, isMoving: moving, isLanding: isLanding)
        if let rows = sheets[index].rows.whole {
            var searcher = TableSearcher(pattern, columns: columns)
            searcher.add(rows)
            sheets[index].show(matches: searcher.finish(in: sheets[index].order))
            return []
        }
        let ticket = takeTicket()
        sheets[index].searchTicket = ticket
        return [.search(sheet: index, pattern, columns: columns, sheets[index].order, ticket: ticket)]
    }

    /// Goes to the first cell with a text that was found elsewhere. Where it is not in a cell, nothing happens.
    mutating func land(on pattern: TextPattern) -> [TableEffect] {
        for index in sheets.indices {
            for column in sheets[index].columns.indices { sheets[index].columns[column].isHidden = false }
            sheets[index].wish?.hidden = []
            sheets[index].wish?.filter = ""
        }
        selected =
            firstSheet { pattern.occursWholly(in: $0) } ?? sheets.firstIndex { $0.rows.whole == nil }
            ?? firstSheet { $0.contains(where: pattern.occurs) } ?? selected
        var effects = fulfilWish()
        if !sheet.filters.isEmpty {
            sheets[selected].filters = []
            effects += arrange()
        }
        (sheets[selected].cursorRow, sheets[selected].cursorColumn) = (0, 0)
        return effects + find(pattern, in: selected, moving: true, isLanding: true)
    }

    /// The first table all of whose rows are at hand that has such a row.
    private func firstSheet(where fits: ([String]) -> Bool) -> Int? {
        sheets.firstIndex { $0.rows.whole?.contains(where: fits) ?? false }
    }

    mutating func takeMatches(_ index: Int, _ matches: [UInt32], _ ticket: Int) {
        guard sheets.indices.contains(index), sheets[index].searchTicket == ticket else { return }
        sheets[index].searchTicket = nil
        sheets[index].show(matches: matches)
    }

    mutating func searchOn(forward: Bool) -> [TableEffect] {
        guard let search = sheet.search else { return [.report("Nothing is searched for.")] }
        guard let matches = search.matches else { return [] }
        if matches.isEmpty { return [.report("“\(search.pattern.text)” is not found.")] }
        sheets[selected].moveToMatch(forward: forward, includingHere: false)
        return []
    }
}

extension TableSheet {
    mutating func endSearch() {
        search = nil
        searchTicket = nil
        searchMove = nil
    }

    fileprivate mutating func show(matches: [UInt32]) {
        if search?.isLanding ?? false, matches.isEmpty { return endSearch() }
        let isMoving = search?.isMoving ?? false
        search?.matches = matches
        search?.isMoving = false
        if isMoving, !matches.isEmpty { moveToMatch(forward: true, includingHere: true) }
    }

    /// Goes to the next cell that matches, from the last row back to the first.
    fileprivate mutating func moveToMatch(forward: Bool, includingHere: Bool) {
        guard let matches = search?.matches, !matches.isEmpty else { return }
        let here = UInt32(truncatingIfNeeded: cursorRow)
        let next = matches.partition(after: here, including: false)
        if next > 0, matches[next - 1] == here,
            let column = matchingColumn(forward: forward, after: cursorColumn, includingIt: includingHere)
        {
            cursorColumn = column
            return
        }
        if forward {
            cursorRow = Int(next < matches.count ? matches[next] : matches[0])
        } else {
            let previous = matches.partition(after: here, including: true) - 1
            cursorRow = Int(previous >= 0 ? matches[previous] : matches[matches.count - 1])
        }
        searchMove = forward ? .first : .last
        finishSearchMove()
    }

    /// Once the row that a search went to is at hand, goes to its first or last match.
    mutating func finishSearchMove() {
        guard let move = searchMove, let row = currentRow, rows[row] != nil else { return }
        searchMove = nil
        let start = move == .first ? -1 : columns.count
        cursorColumn =
            matchingColumn(forward: move == .first, after: start, includingIt: false) ?? cursorColumn
    }

    private func matchingColumn(forward: Bool, after start: Int, includingIt: Bool) -> Int? {
        guard let pattern = search?.pattern, let row = currentRow, let cells = rows[row] else { return nil }
        let candidates = columns.shown.filter {
            (forward ? $0 > start : $0 < start) || includingIt && $0 == start
        }
        return (forward ? candidates : candidates.reversed()).first {
            $0 < cells.count && pattern.occurs(in: cells[$0])
        }
    }
}

extension [UInt32] {
    /// In an ascending list, how many come before `value`, counting itself unless `including`.
    fileprivate func partition(after value: UInt32, including: Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if including ? self[middle] < value : self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
