extension TableViewer {
    mutating func arrangeColumns(_ action: TableAction) -> [TableEffect] {
        let column = sheet.cursorColumn
        guard sheet.columns.indices.contains(column) else { return [] }
        switch action {
        case .freeze: sheets[selected].frozen = sheet.frozen == column + 1 ? 0 : column + 1
        case .narrow: sheets[selected].columns[column].choose(width: seenWidth(of: column) - 2)
        case .widen:
            let width = max(sheet.width(of: column), seenWidth(of: column))
            sheets[selected].columns[column].choose(width: width + 2)
        case .fitColumn:
            sheets[selected].columns[column].chosenWidth = nil
            sheets[selected].measure(column: column)
        case .fitColumns:
            for index in sheet.columns.indices { sheets[selected].columns[index].chosenWidth = nil }
            sheets[selected].measure()
        case .hideColumn:
            guard sheet.columns.shown.count > 1 else { return [.report("The last column can't be hidden.")] }
            sheets[selected].columns[column].isHidden = true
        case .showColumns:
            for index in sheet.columns.indices { sheets[selected].columns[index].isHidden = false }
        case .toggleRowNumbers: showsRowNumbers.toggle()
        default: break
        }
        return []
    }
}

extension TableViewer {
    /// The width that a column is drawn with: it may have been given room that nobody else needs.
    private func seenWidth(of column: Int) -> Int {
        layout(in: size).columns.first { $0.index == column }?.width ?? sheet.width(of: column)
    }
}
