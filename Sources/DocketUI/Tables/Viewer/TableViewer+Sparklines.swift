extension TableViewer {
    /// Draws the lists of the cursor's column, or the trend of the numbers from it on; or shows them as they were.
    mutating func toggleSparklines() -> [TableEffect] {
        let column = sheet.cursorColumn
        guard sheet.columns.indices.contains(column) else { return [] }
        if sheet.columns[column].drawsLists || sheet.holdsLists(column, height: pageHeight) {
            sheets[selected].columns[column].drawsLists.toggle()
            sheets[selected].measure(column: column)
        } else if sheet.trend != column, sheet.trendColumns(from: column).count > 1 {
            sheets[selected].trend = column
        } else if sheet.trend != nil {
            sheets[selected].trend = nil
        } else {
            return [.report("Sparklines need lists such as [1, 2, 3] here, or numbers here and to the right")]
        }
        return []
    }
}
