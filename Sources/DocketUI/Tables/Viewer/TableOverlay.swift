import TerminalKit

/// A box over a table with more about a cell or a column.
package struct TableOverlay: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// The whole text of a cell.
        case cell(String)
        /// Nil while it is computed.
        case statistics(ColumnStatistics?)
    }

    package let column: Int
    package internal(set) var content: Content
    package let title: String
    /// Wrapped for the box.
    var lines: [Line] = []
    /// The first line that is seen.
    var scroll = 0

    /// The part of a viewer that the box may cover.
    static func box(in size: Size) -> Size {
        Size(width: max(4, min(size.width - 2, 100)), height: max(3, size.height - 2))
    }

    /// Lays the content out for the size of the viewer.
    mutating func layOut(in size: Size) {
        let width = max(1, Self.box(in: size).width - 4)
        switch content {
        case .cell(let text):
            let clean = Sanitizer.text.clean(text)
            lines = Line.wrap(Line.lines(of: clean), to: width)
        case .statistics(nil):
            lines = [Line("Counting…")]
        case .statistics(let statistics?):
            lines = StatisticsLines(statistics, width: width).lines
        }
        scroll(by: 0, in: size)
    }

    mutating func scroll(by rows: Int, in size: Size) {
        let height = max(1, Self.box(in: size).height - 2)
        scroll = max(0, min(scroll + rows, lines.count - height))
    }
}
