import DocketDomain
import TerminalKit

/// A column as it is shown.
package struct ViewerColumn: Hashable, Sendable {
    /// The name as it is shown: on one line, and of a nameless column its number.
    package let title: String
    package let isNamed: Bool
    let alignment: Table.Alignment?
    /// Nil until a cell with content was seen.
    package internal(set) var format: ColumnFormat?
    package internal(set) var isHidden = false
    /// Columns that the content needs, as far as it was measured.
    var content = 0
    /// Columns to the right of the decimal points; part of `content`.
    var tail = 0
    /// What the user set.
    var chosenWidth: Int?
    let titleWidth: Int

    static let maximumWidth = 200
    /// A column that its content would make wider gets more only where there is room to spare.
    static let widthCap = 40

    init(_ column: Table.Column, number: Int) {
        isNamed = !CellValue.isMissing(column.name)
        title = isNamed ? CellText.shown(column.name, columns: Self.maximumWidth) : "column \(number)"
        titleWidth = min(title.columns, Self.maximumWidth)
        alignment = column.align
    }

    /// The width that it should have, given what its header shows beside the title.
    func width(markWidth: Int) -> Int {
        chosenWidth ?? max(1, min(max(content, titleWidth + markWidth), Self.widthCap))
    }

    /// The width at which nothing would be cut; nil where it is the user's choice.
    func fullWidth(markWidth: Int) -> Int? {
        chosenWidth == nil ? max(1, min(max(content, titleWidth + markWidth), Self.maximumWidth)) : nil
    }

    /// Fits the column to some of its cells, and takes their format if it has none.
    mutating func measure(_ cells: some Collection<String>) {
        if format == nil { format = ColumnFormat(of: cells) }
        var head = 0
        var plain = 0
        var tail = 0
        for cell in cells {
            let width = CellText.width(cell, limit: Self.maximumWidth)
            if format?.kind == .number, let hanging = CellText.tail(of: cell) {
                tail = max(tail, hanging)
                head = max(head, width - hanging)
            } else {
                plain = max(plain, width)
            }
        }
        content = min(max(head + tail, plain), Self.maximumWidth)
        self.tail = tail
    }
}

extension Collection<ViewerColumn> {
    /// The indices of those that are not hidden.
    var shown: [Index] { indices.filter { !self[$0].isHidden } }
}
