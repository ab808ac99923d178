import DocketDomain

extension TableViewer {
    mutating func sort(_ direction: TableSort.Direction, further: Bool) -> [TableEffect] {
        let column = sheet.cursorColumn
        guard sheet.columns.indices.contains(column) else { return [] }
        let wish = TableSort(column: column, direction: direction)
        var sorts = sheet.sorts
        if let place = sorts.firstIndex(where: { $0.column == column }), further || sorts.count == 1 {
            if sorts[place] == wish { sorts.remove(at: place) } else { sorts[place] = wish }
        } else {
            sorts = further ? sorts + [wish] : [wish]
        }
        return setSorts(sorts)
    }

    mutating func setSorts(_ sorts: [TableSort]) -> [TableEffect] {
        guard sorts != sheet.sorts else { return [] }
        sheets[selected].sorts = sorts
        return arrange()
    }

    mutating func filter(_ expression: String) -> [TableEffect] {
        let names = sheet.columns.indices.map(sheet.name(of:))
        do {
            let parsed = try FilterExpression(
                expression, columns: names, readings: sheet.columns.map(\.reading), current: sheet.cursorColumn)
            return setFilters(parsed.filters)
        } catch {
            return [.report(error.message)]
        }
    }

    mutating func filterByCell() -> [TableEffect] {
        guard let cell = sheet.currentCell else { return [] }
        let column = sheet.cursorColumn
        let name = FilterExpression.name(of: column, in: sheet.columns.indices.map(sheet.name(of:)))
        if CellShape.isMissing(cell) {
            return setFilters(
                sheet.filters + [TableFilter(column: column, test: .isEmpty, source: "\(name) is empty")])
        }
        let source = "\(name) = \"\(cell)\""
        return setFilters(sheet.filters + [TableFilter(column: column, test: .equals(cell), source: source)])
    }

    mutating func removeFilter(_ index: Int) -> [TableEffect] {
        guard sheet.filters.indices.contains(index) else { return [] }
        var filters = sheet.filters
        filters.remove(at: index)
        return setFilters(filters)
    }

    private mutating func setFilters(_ filters: [TableFilter]) -> [TableEffect] {
        guard filters != sheet.filters else { return [] }
        sheets[selected].filters = filters
        return arrange()
    }

    /// Computes the order of rows anew: at once where all are at hand.
    mutating func arrange() -> [TableEffect] {
        let request = sheet.orderRequest
        if request.isTrivial {
            sheets[selected].orderTicket = nil
            return show(.all(count: sheet.rows.count), in: selected)
        }
        if let rows = sheet.rows.whole { return show(request.order(of: rows), in: selected) }
        let ticket = takeTicket()
        sheets[selected].orderTicket = ticket
        return [.computeOrder(sheet: selected, request, ticket: ticket)]
    }

    /// Rows that come are shown below those that there are; sorted and filtered they are when all are there.
    mutating func grow(to count: Int) {
        sheets[selected].rows.grow(to: count)
        if sheet.orderRequest.isTrivial { sheets[selected].order = .all(count: sheet.rows.count) }
    }

    mutating func takeOrder(_ index: Int, _ order: RowOrder, _ ticket: Int) -> [TableEffect] {
        guard sheets.indices.contains(index), sheets[index].orderTicket == ticket else { return [] }
        sheets[index].orderTicket = nil
        return show(order, in: index)
    }

    /// Shows rows in another order, and looks there for what is searched.
    private mutating func show(_ order: RowOrder, in index: Int) -> [TableEffect] {
        sheets[index].show(order)
        guard let pattern = sheets[index].search?.pattern else { return [] }
        return find(pattern, in: index, moving: false)
    }
}

extension TableSheet {
    /// The cursor stays on its row, unless it was at the top or the row is gone.
    fileprivate mutating func show(_ order: RowOrder) {
        let row = currentRow
        let distance = cursorRow - top
        self.order = order
        orderVersion += 1
        statistics = [:]
        statisticsTicket = nil
        if cursorRow > 0, let row, let position = order.position(of: row) {
            cursorRow = position
            top = max(0, position - distance)
        } else {
            (cursorRow, top) = (0, 0)
        }
    }
}

extension RowOrder {
    fileprivate func position(of row: Int) -> Int? {
        switch self {
        case .all(let count): row < count ? row : nil
        case .rows(let rows): rows.firstIndex(of: UInt32(truncatingIfNeeded: row))
        }
    }
}
