package import DocketDomain
import TerminalKit

/// A column as it is shown.
package struct ViewerColumn: Hashable, Sendable {
    /// The name as it is shown: on one line, and of a nameless column its number.
    package let title: String
    package let isNamed: Bool
    let alignment: Table.Alignment?
    private let name: String
    /// How its cells are read, as far as some of them tell; nil until one with content was seen.
    package internal(set) var reading: ColumnReading?
    package internal(set) var isHidden = false
    /// Whether its lists of numbers are sparklines.
    var drawsLists = false
    /// What the cells need that were measured.
    private var sample = CellExtent()
    /// Columns that the widest cell needs that was seen so far.
    private var widestSeen = 0
    /// What the cells need that are seen now; nil until that is known.
    private var seen: CellExtent?
    /// What the user set.
    var chosenWidth: Int?
    let titleWidth: Int

    static let maximumWidth = 200
    /// How far a line that is not wrapped is followed.
    static let longestLine = 1 << 20
    /// A column that its content would make wider gets more only where there is room to spare.
    static let widthCap = 40

    init(_ column: Table.Column, number: Int) {
        isNamed = !CellShape.isMissing(column.name)
        name = column.name
        title = isNamed ? CellText.shown(column.name, columns: Self.maximumWidth) : "column \(number)"
        titleWidth = min(title.columns, Self.maximumWidth)
        alignment = column.align
    }

    /// Columns to the right of the decimal points.
    var tail: Int { (seen ?? sample).tail }

    /// The width that it should have, given what its header shows beside the title.
    func width(markWidth: Int) -> Int { chosenWidth ?? min(needed(markWidth), Self.widthCap) }

    /// The width at which nothing that is seen would be cut; nil where it is the user's choice.
    func fullWidth(markWidth: Int) -> Int? { chosenWidth == nil ? needed(markWidth) : nil }

    /// The width that it had for other rows: where there is room for that, columns stay where they are when rows move.
    func steadyWidth(markWidth: Int) -> Int? {
        chosenWidth == nil ? max(needed(markWidth), min(widestSeen, Self.widthCap)) : nil
    }

    private func needed(_ markWidth: Int) -> Int {
        max(1, min(max((seen ?? sample).width, titleWidth + markWidth), Self.maximumWidth))
    }

    /// Takes the width that the user asks for, within its limits.
    mutating func choose(width: Int) {
        chosenWidth = max(1, min(width, Self.maximumWidth))
    }

    /// Fits the column to some of its cells, and reads it by them if it was not read yet.
    mutating func measure(_ cells: some Collection<String>) {
        if reading == nil {
            var survey = ColumnSurvey(name: name)
            for cell in cells { survey.add(cell) }
            reading = survey.reading
        }
        sample = CellExtent(of: cells, reading, drawsLists: drawsLists)
        seen = nil
        widestSeen = 0
    }

    /// Fits the column to the cells that are seen.
    mutating func measure(seen cells: some Sequence<String>) {
        let extent = CellExtent(of: cells, reading, drawsLists: drawsLists)
        seen = extent
        widestSeen = max(widestSeen, extent.width)
    }
}

/// The room that cells need below each other.
struct CellExtent: Hashable, Sendable {
    var width = 0
    /// Columns to the right of the decimal points; part of the width.
    private(set) var tail = 0

    init() {}

    init(of cells: some Sequence<String>, _ reading: ColumnReading?, drawsLists: Bool) {
        var head = 0
        var plain = 0
        for cell in cells {
            if drawsLists, let values = NumberList.values(of: cell) {
                plain = max(plain, min(values.count, ViewerColumn.widthCap))
                continue
            }
            let width = CellText.width(cell, limit: ViewerColumn.maximumWidth)
            if let hanging = reading.flatMap({ CellText.tail(of: cell, in: $0) }) {
                tail = max(tail, hanging)
                head = max(head, width - hanging)
            } else {
                plain = max(plain, width)
            }
        }
        width = min(max(head + tail, plain), ViewerColumn.maximumWidth)
    }
}

extension Collection<ViewerColumn> {
    /// The indices of those that are not hidden.
    var shown: [Index] { indices.filter { !self[$0].isHidden } }
}
