import DocketDomain

/// Measures the cells of a table.
struct TablePlanner {
    private let font: PlainFont
    private let bold: PlainFont
    private let fonts: PageFonts
    private var text = PlainText()
    private var lines: [Double]
    private var words: [Double]
    /// The widest cell of each column; infinite where one has more lines, or needs shaping.
    private var cells: [Double]
    /// Whether no cell of a column needs shaping.
    private var isPlain: [Bool]
    /// Where an open point begins the decimals, and where it does not.
    private var pointed = Extents()
    private var grouped = Extents()

    /// The widest parts of numbers before their decimal marks, and from there on.
    private struct Extents {
        var heads: [Double] = []
        var tails: [Double] = []

        mutating func add(_ head: Double, of width: Double, _ column: Int) {
            heads[column] = max(heads[column], head)
            tails[column] = max(tails[column], width - head)
        }
    }

    init(_ table: ExportTable, _ fonts: PageFonts, _ font: PlainFont, _ bold: PlainFont) {
        self.fonts = fonts
        self.font = font
        self.bold = bold
        let count = table.columns.count
        lines = Array(repeating: 0, count: count)
        words = lines
        cells = lines
        isPlain = Array(repeating: true, count: count)
        pointed = Extents(heads: lines, tails: lines)
        grouped = pointed
        for (index, column) in table.columns.enumerated() {
            _ = measure(column.name, CellShape(column.name), index, bold)
        }
    }

    mutating func add(_ cell: String, _ shape: CellShape, _ column: Int) {
        guard !cell.isEmpty else { return }
        cells[column] = max(cells[column], measure(cell, shape, column, font))
    }

    /// - Returns: The width of the cell, infinite where it is not known to be one line that needs no shaping.
    private mutating func measure(_ cell: String, _ shape: CellShape, _ column: Int, _ font: PlainFont) -> Double {
        if cell.utf8.count <= Self.longCell, let extent = PlainExtent(cell, font) {
            lines[column] = max(lines[column], extent.line)
            words[column] = max(words[column], min(extent.word, Self.longWord))
            if case .number(let number) = shape {
                add(number, of: extent.whole, column) { PlainExtent.width(of: cell, to: $0, font) }
            }
            return extent.line
        }
        return set(cell, shape, column, font)
    }

    /// Takes the parts of a number.
    private mutating func add(_ number: NumberShape, of width: Double, _ column: Int, _ head: (Int) -> Double) {
        let ends = (number.wholeEnd(pointIsDecimal: true), number.wholeEnd(pointIsDecimal: false))
        let first = head(ends.0)
        pointed.add(first, of: width, column)
        grouped.add(ends.1 == ends.0 ? first : head(ends.1), of: width, column)
    }

    /// Measures a cell by setting it.
    private mutating func set(_ cell: String, _ shape: CellShape, _ column: Int, _ font: PlainFont) -> Double {
        // What is wider than any page need not be measured to its end.
        let isLong = cell.utf8.count > Self.longCell
        if isLong, lines[column] >= Self.enough, words[column] >= Self.longWord {
            isPlain[column] = false
            return .infinity
        }
        text.removeAll()
        let sample = isLong ? String(cell.prefix(Self.longCell)) : cell
        guard let range = text.add(sample, font, width: .infinity) else {
            isPlain[column] = false
            let shaped = ShapedText([ExportRun(sample.shown)], fonts, size: PageComposer.tableSize, width: nil)
            let width = isLong ? Self.enough : shaped.width
            lines[column] = max(lines[column], width)
            words[column] = max(words[column], min(width, Self.shapedWord))
            return .infinity
        }
        for line in text.lines[range] { lines[column] = max(lines[column], line.width) }
        words[column] = max(words[column], min(text.widestWord, Self.longWord))
        if case .number(let number) = shape {
            let text = text
            add(number, of: text.width(0..<text.glyphs.count), column) { text.width(of: cell, to: $0) }
        }
        // What was cut may go on in another script.
        if isLong { isPlain[column] = false }
        return range.count == 1 && !isLong ? text.lines[range.lowerBound].width : .infinity
    }

    func plan(_ table: ExportTable, _ survey: TableSurvey, _ options: ExportOptions) -> TablePlan {
        var columns: [TablePlan.Column] = []
        var natural: [Double] = []
        var least: [Double] = []
        for (index, column) in table.columns.enumerated() {
            let reading = survey.readings[index]
            let isNumeric = reading.standsRight
            let extents = reading.pointIsDecimal ?? true ? pointed : grouped
            let (head, tail) = (extents.heads[index], extents.tails[index])
            let align = column.align ?? (isNumeric ? .right : .left)
            columns.append(
                TablePlan.Column(
                    reading: reading, align: align, isInLine: isNumeric && align == .right,
                    widest: cells[index], isPlain: isPlain[index], head: head, tail: tail))
            // A hair more than measured, so that nothing is broken that just fits.
            let wide = max(lines[index], isNumeric ? head + tail : 0) + 2 * TablePlan.padding + 0.1
            natural.append(max(wide, Self.narrowest))
            let word = isNumeric ? max(words[index], head + tail) : words[index]
            least.append(max(min(word + 2 * TablePlan.padding + 0.1, wide), Self.narrowest))
        }
        let portrait = PageSize(options, isLandscape: options.orientation == .landscape)
        var page = portrait
        if options.orientation == .automatic {
            // A little squeezing is better than turning the page.
            let wantsTurn =
                natural.reduce(0, +) > portrait.contentWidth * 1.25 && table.columns.count > 3
                || least.reduce(0, +) > portrait.contentWidth
            if wantsTurn { page = PageSize(options, isLandscape: true) }
        }
        // Columns that don't fit side by side get the room that they need to be read.
        let isGrouped = least.reduce(0, +) > page.contentWidth
        let wanted = isGrouped ? zip(natural, least).map { max($1, min($0, Self.comfortable)) } : least
        let groups = ColumnPlan.groups(minimum: wanted, available: page.contentWidth).map { group in
            TablePlan.Group(
                columns: group,
                widths: ColumnPlan.widths(
                    natural: group.map { natural[$0] }, minimum: group.map { least[$0] },
                    available: page.contentWidth))
        }
        return TablePlan(columns: columns, page: page, groups: groups, rowCount: survey.rowCount)
    }

    private static let longCell = 2000
    private static let enough = 2000.0
    /// Longer words are broken.
    private static let longWord = 90.0
    /// Of other scripts, whose words are not measured.
    private static let shapedWord = 60.0
    private static let comfortable = 110.0
    private static let narrowest = 16.0
}

extension PlainText {
    /// The widest stretch that should not be broken.
    fileprivate var widestWord: Double {
        var widest = 0.0
        var width = 0.0
        for index in glyphs.indices {
            if isBreak(index) {
                widest = max(widest, width)
                width = 0
            } else {
                width += glyphs[index].advance
            }
        }
        return max(widest, width)
    }
}
