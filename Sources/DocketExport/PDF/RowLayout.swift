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
    ///   - chosen: Which columns of the group; all of them where nothing is said.
    ///   - numbers: The columns, where numbers are to be put in line.
    mutating func set(
        _ source: [String], _ group: TablePlan.Group, _ fonts: PageFonts, _ font: PlainFont, only chosen: [Int]? = nil,
        numbers: [TablePlan.Column]? = nil, isHeader: Bool = false
    ) {
        setLine(font)
        for index in chosen ?? Array(group.columns.indices) {
            let column = group.columns[index]
            let width = group.room(index)
            cells.append(cell(source[column], column, numbers, fonts, font, width: width, isHeader: isHeader))
        }
    }

    private mutating func cell(
        _ text: String, _ column: Int, _ numbers: [TablePlan.Column]?, _ fonts: PageFonts, _ font: PlainFont,
        width: Double, isHeader: Bool
    ) -> Cell {
        guard !text.isEmpty else { return .empty }
        let start = self.text.glyphs.count
        if let range = self.text.add(text, font, width: width) {
            lineCount = max(lineCount, range.count)
            let head = range.count == 1 ? numbers.flatMap { wholeWidth(of: text, column, $0, from: start) } : nil
            return .plain(range, head: head)
        }
        let align = numbers?[column].align ?? .left
        let shaped = ShapedText(
            [ExportRun(text.shown)], fonts, size: PageComposer.tableSize, isBold: isHeader, width: width,
            alignment: align.pango)
        lineCount = max(lineCount, shaped.lines.count)
        for line in shaped.lines { pitch = max(pitch, line.height) }
        return .shaped(shaped)
    }

    /// Whether no cell needs shaping.
    var isPlain: Bool {
        cells.allSatisfy { if case .shaped = $0 { false } else { true } }
    }

    /// One line of plain text in all cells.
    mutating func setLine(_ font: PlainFont) {
        text.removeAll()
        cells.removeAll(keepingCapacity: true)
        pitch = font.lineHeight
        lineCount = 1
    }

    private func wholeWidth(of cell: String, _ column: Int, _ columns: [TablePlan.Column], from start: Int) -> Double? {
        guard columns[column].isInLine, let wholeEnd = columns[column].reading.wholeEnd(of: cell) else { return nil }
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
