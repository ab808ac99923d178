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
            sheets[selected].scroll(by: count.multipliedReportingOverflow(by: max(1, height / 2)).partialValue)
        case .firstRow: sheets[selected].cursorRow = 0
        case .lastRow: sheets[selected].cursorRow = max(0, sheet.order.count - 1)
        case .firstColumn: sheets[selected].moveColumn(by: -sheet.columns.count)
        case .lastColumn: sheets[selected].moveColumn(by: sheet.columns.count)
        case .goToRow(let number): sheets[selected].cursorRow = max(0, min(number, sheet.order.count) - 1)
        case .click(let point): click(point)
        default: break
        }
    }

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
        case .move(let rows, _): overlay?.scroll(by: rows, in: size)
        case .halfPages(let count):
            overlay?.scroll(by: count * max(1, TableOverlay.box(in: size).height / 2 - 1), in: size)
        case .firstRow: overlay?.scroll(by: -end, in: size)
        case .lastRow: overlay?.scroll(by: end, in: size)
        case .click: overlay = nil
        default: break
        }
    }

    /// Brings the cursor into view.
    mutating func settle() {
        sheets[selected].settle(size: size, hasTabs: sheets.count > 1, showsRowNumbers: showsRowNumbers)
    }
}

extension TableSheet {
    mutating func moveRow(by distance: Int) {
        let (target, overflow) = cursorRow.addingReportingOverflow(distance)
        cursorRow = overflow ? (distance < 0 ? 0 : order.count) : target
        cursorRow = max(0, min(cursorRow, order.count - 1))
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

    mutating func settle(size: Size, hasTabs: Bool, showsRowNumbers: Bool) {
        cursorRow = max(0, min(cursorRow, order.count - 1))
        if columns.indices.contains(cursorColumn), columns[cursorColumn].isHidden { moveToShownColumn() }
        cursorColumn = max(0, min(cursorColumn, columns.count - 1))
        var layout = TableLayout(self, size: size, hasTabs: hasTabs, showsRowNumbers: showsRowNumbers)
        let height = max(1, layout.body.height)
        top = max(0, min(top, order.count - height, cursorRow))
        top = max(top, cursorRow - height + 1)
        if cursorColumn < left { left = cursorColumn }
        left = max(left, 0)
        // Each step hides one more column at the left; it ends with the cursor's column as the first one.
        while cursorColumn >= frozen, left < cursorColumn, !layout.shows(cursorColumn, of: self) {
            left = columns.shown.first { $0 > max(left, frozen - 1) && $0 <= cursorColumn } ?? cursorColumn
            layout = TableLayout(self, size: size, hasTabs: hasTabs, showsRowNumbers: showsRowNumbers)
        }
    }

    private mutating func moveToShownColumn() {
        let shown = columns.shown
        guard let next = shown.first(where: { $0 >= cursorColumn }) ?? shown.last else { return }
        cursorColumn = next
    }
}

extension TableLayout {
    /// Whether a column is seen whole.
    func shows(_ column: Int, of sheet: TableSheet) -> Bool {
        guard let place = columns.first(where: { $0.index == column }) else { return false }
        return place.width >= sheet.columns[column].width(markWidth: sheet.markWidth(of: column))
    }
}
