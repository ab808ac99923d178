import CPangoCairo
import DocketDomain

/// Sets the rows of a table, or of a group of its columns, its header again on every page.
final class TableSetter {
    private let composer: PageComposer
    private let table: ExportTable
    private let plan: TablePlan
    private let group: TablePlan.Group
    private let font: PlainFont
    private let bold: PlainFont
    private let edges: [Double]
    private let tableWidth: Double
    /// Which columns of the group decide how many lines a row has.
    private let deciding: [Int]
    private var header: RowLayout
    private var row = RowLayout()
    private var isOdd = true

    init(
        _ composer: PageComposer, _ table: ExportTable, names: [String], _ plan: TablePlan, _ group: TablePlan.Group,
        _ font: PlainFont, _ bold: PlainFont
    ) {
        self.composer = composer
        self.table = table
        self.plan = plan
        self.group = group
        self.font = font
        self.bold = bold
        var edge = plan.page.margin
        edges = group.widths.map { width in
            defer { edge += width }
            return edge
        }
        tableWidth = edge - plan.page.margin
        deciding = plan.deciding(in: group)
        header = RowLayout()
        header.set(names, group, composer.fonts, bold, isHeader: true)
    }

    func set() async throws {
        // A header alone at the end of a page says nothing: a row is kept with it.
        let rowHeight = font.lineHeight + Self.rowPadding
        try composer.place(height: headerHeight + 2 * rowHeight, on: plan.page)
        if headerLines < header.lineCount {
            try setWholeHeader()
        } else {
            drawHeader()
        }
        if composer.canvas == nil, deciding.isEmpty {
            try countRows()
        } else {
            // Plain pages are drawn while the next ones are set.
            if header.isPlain, group.columns.allSatisfy({ plan.columns[$0].isPlain }) { composer.canvas?.keep() }
            var rows = TableRowStream(table, composer.work.counter)
            while let more = try await rows.next() {
                for cells in more { try set(cells) }
                try await composer.canvas?.handOver()
            }
        }
        if table.rowCount == 0 {
            row.set(["No rows."], TablePlan.Group(columns: [0], widths: [max(tableWidth, 60)]), composer.fonts, font)
            try set(row, lines: 0..<row.lineCount, columns: [0])
        }
        composer.canvas?.fill(
            x: plan.page.margin, y: composer.y, width: tableWidth, height: 0.6, .strongLine)
        try await composer.canvas?.endKeeping()
    }

    /// Where a header of very many lines is repeated it is cut, so that rows have a place.
    private var headerLines: Int {
        min(header.lineCount, max(1, Int(composer.contentHeight / 2 / header.pitch)))
    }

    private var headerHeight: Double { height(ofHeader: 0..<headerLines) }

    private func height(ofHeader lines: Range<Int>) -> Double { Double(lines.count) * header.pitch + Self.rowPadding }

    private func drawHeader() {
        drawHeader(0..<headerLines)
    }

    private func drawHeader(_ lines: Range<Int>) {
        let top = composer.y
        let height = height(ofHeader: lines)
        if let canvas = composer.canvas {
            if composer.work.options.headerStyle == .shaded {
                canvas.fill(x: plan.page.margin, y: top, width: tableWidth, height: height, .header)
            }
            draw(header, lines, group.columns, top: top + Self.rowPadding / 2, bold)
            canvas.fill(
                x: plan.page.margin, y: top + height - 0.8, width: tableWidth, height: 0.8, .strongLine)
        }
        composer.moveDown(by: height)
    }

    /// Sets all lines of a header that is too high to be repeated, over as many pages as they need.
    private func setWholeHeader() throws {
        var rest = 0..<header.lineCount
        while !rest.isEmpty {
            var room = composer.bottom - composer.y - Self.rowPadding
            if room < header.pitch {
                try composer.beginPage(plan.page)
                room = composer.contentHeight - Self.rowPadding
            }
            let part = rest.prefix(max(1, Int((room + 0.001) / header.pitch)))
            drawHeader(part)
            rest = rest.dropFirst(part.count)
        }
    }

    /// Counts the pages of rows that are one line each, without reading them again.
    private func countRows() throws {
        row.setLine(font)
        var rest = plan.rowCount
        while rest > 0 {
            let part = min(rest, 1000)
            for _ in 0..<part { try set(row, lines: 0..<1, columns: group.columns) }
            try composer.work.counter.advance(by: part)
            rest -= part
        }
    }

    private func set(_ cells: [String]) throws {
        if composer.canvas == nil {
            row.set(cells, group, composer.fonts, font, only: deciding)
        } else {
            row.set(cells, group, composer.fonts, font, numbers: plan.columns)
        }
        try set(row, lines: 0..<row.lineCount, columns: group.columns)
        isOdd.toggle()
    }

    /// Sets some lines of a row: all of them where they fit, otherwise as many as there is room for on each page.
    private func set(_ row: RowLayout, lines: Range<Int>, columns: [Int]) throws {
        var rest = lines
        let pageRoom = composer.contentHeight - headerHeight - Self.rowPadding
        let fitsOnPage = Double(rest.count) * row.pitch <= pageRoom
        repeat {
            let room = composer.bottom - composer.y - Self.rowPadding
            var count = min(rest.count, max(0, Int((room + 0.001) / row.pitch)))
            if count < rest.count, fitsOnPage || count < min(3, rest.count) {
                try nextPage()
                let room = composer.bottom - composer.y - Self.rowPadding
                count = min(rest.count, max(1, Int((room + 0.001) / row.pitch)))
            }
            let part = rest.prefix(count)
            let height = Double(count) * row.pitch + Self.rowPadding
            if let canvas = composer.canvas {
                if !isOdd {
                    canvas.fill(
                        x: plan.page.margin, y: composer.y, width: tableWidth, height: height, .zebra)
                }
                draw(row, part, columns, top: composer.y + Self.rowPadding / 2, font)
                canvas.fill(
                    x: plan.page.margin, y: composer.y + height - 0.3, width: tableWidth, height: 0.3, .line)
            }
            composer.moveDown(by: height)
            rest = rest.dropFirst(count)
        } while !rest.isEmpty
    }

    private func nextPage() throws {
        try composer.beginPage(plan.page)
        drawHeader()
    }

    private func draw(_ row: RowLayout, _ lines: Range<Int>, _ columns: [Int], top: Double, _ font: PlainFont) {
        guard let canvas = composer.canvas else { return }
        for index in row.cells.indices {
            let column = columns[index]
            let left = edges[index] + TablePlan.padding
            let width = group.widths[index] - 2 * TablePlan.padding
            switch row.cells[index] {
            case .empty: continue
            case .plain(let range, let head):
                for (offset, line) in lines.enumerated() where line < range.count {
                    let text = row.text.lines[range.lowerBound + line]
                    let x =
                        if let head, plan.columns[column].head + plan.columns[column].tail <= width + 0.2 {
                            left + width - plan.columns[column].tail - head
                        } else {
                            left + Self.indent(plan.columns[column].align, width - text.width)
                        }
                    let baseline = top + Double(offset) * row.pitch + font.ascent
                    canvas.show(row.text, text, font, x: x, baseline: baseline)
                }
            case .shaped(let text):
                for (offset, line) in lines.enumerated() where line < text.lines.count {
                    let shaped = text.lines[line]
                    let slack = (row.pitch - shaped.height) / 2
                    let baseline = top + Double(offset) * row.pitch + max(0, slack) + shaped.ascent
                    canvas.show(shaped, x: left, baseline: baseline)
                }
            }
        }
    }

    private static func indent(_ align: Table.Alignment, _ slack: Double) -> Double {
        switch align {
        case .left: 0
        case .center: max(0, slack / 2)
        case .right: max(0, slack)
        }
    }

    private static let rowPadding = 4.0
}
