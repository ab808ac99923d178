import CPangoCairo
import DocketDomain

/// The cells of a row, broken into lines.
struct RowLayout {
    enum Cell {
        case empty
        /// Lines of the row's plain text. Of a number on one line also the width before its decimal mark.
        case plain(Range<Int>, head: Double?)
        case shaped(ShapedText)
    }

    private(set) var text = PlainText()
    private(set) var cells: [Cell] = []
    /// From one line to the next: the same for all cells, as high as the highest script needs.
    private(set) var pitch = 0.0
    private(set) var lineCount = 1

    /// - Parameters:
    ///   - cells: Of the whole table; those of the group are set.
    ///   - numbers: The columns, where numbers are to be put in line.
    mutating func set(
        _ source: [String], _ group: TablePlan.Group, _ fonts: PageFonts, _ font: PlainFont,
        numbers: [TablePlan.Column]? = nil, isHeader: Bool = false
    ) {
        text.removeAll()
        cells.removeAll(keepingCapacity: true)
        pitch = font.lineHeight
        lineCount = 1
        for (index, column) in group.columns.enumerated() {
            let cell = source[column]
            guard !cell.isEmpty else {
                cells.append(.empty)
                continue
            }
            let width = max(group.widths[index] - 2 * TablePlan.padding, 4)
            let start = text.advances.count
            if let range = text.add(cell, font, width: width) {
                lineCount = max(lineCount, range.count)
                let head =
                    range.count == 1
                    ? numbers.map { $0[column] }.flatMap { wholeWidth(of: cell, $0, from: start) } : nil
                cells.append(.plain(range, head: head))
            } else {
                let align = numbers?[column].align ?? .left
                let shaped = ShapedText(
                    [ExportRun(cell.shown)], fonts, size: PageComposer.tableSize, isBold: isHeader, width: width,
                    alignment: align.pango)
                lineCount = max(lineCount, shaped.lines.count)
                for line in shaped.lines { pitch = max(pitch, line.height) }
                cells.append(.shaped(shaped))
            }
        }
    }

    private func wholeWidth(of cell: String, _ column: TablePlan.Column, from start: Int) -> Double? {
        guard column.reading.standsRight, column.align == .right, let wholeEnd = column.reading.wholeEnd(of: cell)
        else {
            return nil
        }
        return text.width(of: cell, to: wholeEnd, from: start)
    }
}

extension Table.Alignment {
    var pango: PangoAlignment {
        switch self {
        case .left: PANGO_ALIGN_LEFT
        case .center: PANGO_ALIGN_CENTER
        case .right: PANGO_ALIGN_RIGHT
        }
    }
}
