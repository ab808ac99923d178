import TerminalKit

extension TableViewer {
    mutating func move(_ action: TableAction) {
        if overlay != nil {
            scrollOverlay(action)
            return
        }
        let height = pageHeight
        switch action {
        case .move(let rows, let columns):
            sheets[selected].moveRow(by: rows)
            sheets[selected].moveColumn(by: columns)
        case .halfPages(let count):
            sheets[selected].scroll(by: Self.clamped(count) * max(1, height / 2))
        case .firstRow: sheets[selected].cursorRow = 0
        case .lastRow: sheets[selected].cursorRow = max(0, sheet.order.count - 1)
        case .firstColumn: sheets[selected].moveColumn(by: -sheet.columns.count)
        case .lastColumn: sheets[selected].moveColumn(by: sheet.columns.count)
        case .goToColumn(let index): sheets[selected].goTo(column: index)
        case .goToRow(let number): sheets[selected].cursorRow = max(0, min(max(1, number), sheet.order.count) - 1)
        case .click(let point): click(point)
        default: break
        }
    }

    /// So far from the limits of numbers that one can count on with it.
    private static func clamped(_ count: Int) -> Int { max(-1 << 40, min(count, 1 << 40)) }

    private mutating func click(_ point: Point) {
        let layout = layout(in: size)
        if layout.tabs.contains(point) {
            let tabs = TabBar(sheets.map(\.name), selection: selected).areas(in: layout.tabs)
            if let index = tabs.firstIndex(where: { $0.contains(point) }) { selected = index }
            return
        }
        if let column = layout.column(at: point.x) { sheets[selected].cursorColumn = column }
        guard layout.body.contains(point) else { return }
        let row = sheet.top + point.y - layout.body.y
        if row < sheet.order.count { sheets[selected].cursorRow = row }
    }

    private mutating func scrollOverlay(_ action: TableAction) {
        let end = 1 << 40
        switch action {
        case .move(let rows, let columns):
            overlay?.scroll(by: Self.clamped(rows), in: size)
            if case .record = overlay?.content {
                sheets[selected].moveRow(by: columns)
                if columns != 0 { overlay?.scroll = 0 }
            } else {
                overlay?.shift(by: columns, in: size)
            }
        case .halfPages(let count):
            overlay?.scroll(by: Self.clamped(count) * max(1, TableOverlay.box(in: size).height / 2 - 1), in: size)
        case .firstRow: overlay?.scroll(by: -end, in: size)
        case .lastRow: overlay?.scroll(by: end, in: size)
        case .click: overlay = nil
        default: break
        }
    }

    /// Brings the cursor into view.
    mutating func reconcile() {
        sheets[selected].reconcile(size: size, hasTabs: sheets.count > 1, showsRowNumbers: showsRowNumbers)
    }
}

extension TableSheet {
    mutating func moveRow(by distance: Int) {
        let (target, overflow) = cursorRow.addingReportingOverflow(distance)
        cursorRow = overflow ? (distance < 0 ? 0 : order.count) : target
        cursorRow = max(0, min(cursorRow, order.count - 1))
    }

    mutating func goTo(column: Int) {
        guard columns.indices.contains(column) else { return }
        columns[column].isHidden = false
        cursorColumn = column
    }

    /// Moves the view together with the cursor.
    mutating func scroll(by distance: Int) {
        let before = cursorRow
        moveRow(by: distance)
        top = max(0, top + cursorRow - before)
    }

    /// Moves over the columns that are shown.
    mutating func moveColumn(by distance: Int) {
        guard distance != 0 else { return }
        let shown = columns.shown
        guard let place = shown.firstIndex(where: { $0 >= cursorColumn }) ?? shown.indices.last else { return }
        let (target, overflow) = place.addingReportingOverflow(distance)
        cursorColumn = shown[overflow ? place : max(0, min(target, shown.count - 1))]
    }

    mutating func reconcile(size: Size, hasTabs: Bool, showsRowNumbers: Bool) {
        cursorRow = max(0, min(cursorRow, order.count - 1))
        if columns.indices.contains(cursorColumn), columns[cursorColumn].isHidden { moveToShownColumn() }
        cursorColumn = max(0, min(cursorColumn, columns.count - 1))
        var layout = TableLayout(self, size: size, hasTabs: hasTabs, showsRowNumbers: showsRowNumbers)
        let height = max(1, layout.body.height)
        top = max(0, min(top, order.count - height, cursorRow))
        top = max(top, cursorRow - height + 1)
        if measureSeen(height: height) {
            layout = TableLayout(self, size: size, hasTabs: hasTabs, showsRowNumbers: showsRowNumbers)
        }
        settleLeft(layout)
    }

    /// Brings the cursor's column into view, and leaves no empty space while columns are hidden at the left.
    private mutating func settleLeft(_ layout: TableLayout) {
        let scrolling = columns.shown.filter { $0 >= frozen }
        guard let last = scrolling.indices.last else {
            left = 0
            return
        }
        let frozenEnd = layout.columns.last { $0.isFrozen }.map { $0.x + $0.width + 2 } ?? layout.gutter
        let room = layout.end - frozenEnd
        left = min(left, firstColumn(before: last, of: scrolling, in: room))
        guard let place = scrolling.firstIndex(of: cursorColumn) else { return }
        left = max(left, firstColumn(before: place, of: scrolling, in: room))
        left = max(0, min(left, cursorColumn))
    }

    /// The leftmost column that can be the first one while the one at `place` is seen whole.
    private func firstColumn(before place: Int, of scrolling: [Int], in room: Int) -> Int {
        // The last one needs no line after it.
        var used = width(of: scrolling[place]) + 2
        var first = place
        while first > 0 {
            used += TableLayout.space(width(of: scrolling[first - 1]))
            if used > room { break }
            first -= 1
        }
        return first == 0 ? 0 : scrolling[first]
    }

    private mutating func moveToShownColumn() {
        let shown = columns.shown
        guard let next = shown.first(where: { $0 >= cursorColumn }) ?? shown.last else { return }
        cursorColumn = next
    }
}
