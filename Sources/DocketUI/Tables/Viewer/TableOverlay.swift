import TerminalKit

/// A box over a table with more about a cell, a row or a column. While it is open it has all keys.
package struct TableOverlay: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// The whole text of a cell.
        case cell(String)
        /// A row, each cell behind its column's name; no cells while they are loading.
        case record(names: [String], cells: [String]?)
        /// Nil while it is computed.
        case statistics(ColumnStatistics?)
    }

    package let column: Int
    package internal(set) var content: Content
    package internal(set) var title: String
    /// Whether long lines go on in the next row.
    package internal(set) var isWrapped: Bool
    /// Laid out for the box.
    var lines: [Line] = []
    /// The first line that is seen.
    var scroll = 0
    /// Columns of lines that are not wrapped, out of sight to the left.
    var left = 0

    /// Columns that lines move by at once.
    private static let shift = 8

    init(column: Int, content: Content, title: String, isWrapped: Bool) {
        self.column = column
        self.content = content
        self.title = title
        self.isWrapped = isWrapped
    }

    /// The keys that it has besides those that wrap and close.
    var hints: [(String, String)] {
        switch content {
        case .record: [("← →", "row"), ("j k", "scroll"), ("y", "copy row")]
        case .cell:
            isWrapped ? [("j k", "scroll"), ("y", "copy")] : [("← →", "move"), ("j k", "scroll"), ("y", "copy")]
        case .statistics: [("j k", "scroll")]
        }
    }

    /// The part of a viewer that the box may cover.
    static func box(in size: Size) -> Size {
        Size(width: max(4, min(size.width - 2, 100)), height: max(3, size.height - 2))
    }

    /// Lays the content out for the size of the viewer.
    mutating func layOut(in size: Size) {
        let width = max(1, Self.box(in: size).width - 4)
        switch content {
        case .cell(let text):
            let all = Line.lines(of: Sanitizer.text.clean(text))
            lines = isWrapped ? Line.wrap(all, to: width) : all
        case .record(let names, let cells):
            lines = RecordLines(names, cells, width: width, isWrapped: isWrapped).lines
        case .statistics(nil):
            lines = [Line("Counting…")]
        case .statistics(let statistics?):
            lines = StatisticsLines(statistics, width: width).lines
        }
        scroll(by: 0, in: size)
        shift(by: 0, in: size)
    }

    mutating func scroll(by rows: Int, in size: Size) {
        let height = max(1, Self.box(in: size).height - 2)
        scroll = max(0, min(scroll + rows, lines.count - height))
    }

    /// Moves lines that are not wrapped to the left or right.
    mutating func shift(by steps: Int, in size: Size) {
        let width = max(1, Self.box(in: size).width - 4)
        let longest = lines.reduce(0) { max($0, $1.width(limit: ViewerColumn.longestLine)) }
        left = max(0, min(left + steps * Self.shift, longest - width))
    }
}
