package import DocketDomain

/// What an assistant asks to be changed of an artifact.
package struct ArtifactChange: Hashable, Sendable {
    package let artifactID: ArtifactID
    package let work: Work

    package enum Work: Hashable, Sendable {
        /// All of it anew: Markdown, SQL, or a table in Markdown.
        case whole(String)
        case replacements([Replacement])
        case rows(cells: [Cell], removed: Set<Int>, added: [[String]])
    }

    /// What stands in a text once, and what comes in its place.
    package struct Replacement: Hashable, Sendable {
        package let old: String
        package let new: String
    }

    /// A cell of a table, with what it holds: whoever counts rows wrongly is told so.
    package struct Cell: Hashable, Sendable {
        /// Counted from 1.
        package let row: Int
        package let column: String
        package let old: String
        package let new: String
    }

    /// - Throws: `invalidArgument` where the arguments are others than the tool has.
    package init(_ arguments: ToolArguments) throws(DocketError) {
        try arguments.allow(["artifact_id", "content", "replacements", "cells", "remove_rows", "add_rows"])
        artifactID = ArtifactID(try arguments.text("artifact_id"))
        let content = arguments["content"] == nil ? nil : try arguments.text("content")
        let replacements = try arguments.list("replacements").map { item throws(DocketError) in
            try item.allow(["old", "new"])
            return Replacement(old: try item.text("old"), new: try item.text("new"))
        }
        let cells = try arguments.list("cells").map { item throws(DocketError) in
            try item.allow(["row", "column", "old", "new"])
            return Cell(
                row: try item.number("row"), column: try item.text("column"), old: try item.text("old"),
                new: try item.text("new"))
        }
        let removed = try arguments.numbers("remove_rows")
        let added = try arguments.rows("add_rows")
        let changesRows = !(cells.isEmpty && removed.isEmpty && added.isEmpty)
        switch (content, replacements.isEmpty, changesRows) {
        case (let content?, true, false): work = .whole(content)
        case (nil, false, false): work = .replacements(replacements)
        case (nil, true, true): work = .rows(cells: cells, removed: Set(removed), added: added)
        default: throw ToolArguments.refusal("it needs one of content, replacements, or cells and rows")
        }
    }

    // MARK: Doing it

    /// The text with the change.
    ///
    /// - Throws: `invalidArgument` where it does not fit.
    package func applied(to text: String) throws(DocketError) -> String {
        var changed = text
        switch work {
        case .whole(let content): changed = content
        case .replacements(let replacements):
            for replacement in replacements {
                let places = replacement.old.isEmpty ? [] : changed.ranges(of: replacement.old)
                guard let place = places.first, places.count == 1 else {
                    throw ToolArguments.refusal(
                        "“\(ToolArguments.excerpt(replacement.old))” stands there \(places.count) times, not once")
                }
                changed.replaceSubrange(place, with: replacement.new)
            }
        case .rows: throw ToolArguments.refusal("a text has no cells and rows")
        }
        guard !changed.trimmed.isEmpty else { throw ToolArguments.refusal("nothing would be left of it") }
        guard changed != text else { throw ToolArguments.refusal("that changes nothing") }
        return changed
    }

    /// The table with the change. Rows are counted as they were before it.
    ///
    /// - Throws: `invalidArgument` where it does not fit.
    package func applied(to table: Table) throws(DocketError) -> Table {
        var changed = table
        switch work {
        case .whole(let content):
            let tables = ArtifactDetector().detect(in: content).compactMap { found in
                if case .table(let table) = found.payload { table } else { nil }
            }
            guard let whole = tables.first, tables.count == 1 else {
                throw ToolArguments.refusal("content is no single table in Markdown")
            }
            changed = whole
        case .replacements: throw ToolArguments.refusal("a table takes cells and rows, or content")
        case .rows(let cells, let removed, let added):
            for cell in cells { try Self.set(cell, in: &changed) }
            guard removed.allSatisfy({ (1...max(1, table.rows.count)).contains($0) && !table.rows.isEmpty }) else {
                throw ToolArguments.refusal("the table has \(table.rows.count) rows, and not all of remove_rows")
            }
            changed.rows = changed.rows.enumerated().filter { !removed.contains($0.offset + 1) }.map(\.element)
            guard added.allSatisfy({ $0.count == table.columns.count }) else {
                throw ToolArguments.refusal("a row of the table has \(table.columns.count) cells")
            }
            changed.rows += added
        }
        guard changed != table else { throw ToolArguments.refusal("that changes nothing") }
        return changed
    }

    private static func set(_ cell: Cell, in table: inout Table) throws(DocketError) {
        let columns = table.columns.indices.filter { table.columns[$0].name.trimmed == cell.column.trimmed }
        guard let column = columns.first, columns.count == 1 else {
            throw ToolArguments.refusal(
                "\(columns.count) columns are called “\(ToolArguments.excerpt(cell.column))”, not one")
        }
        guard cell.row >= 1, cell.row <= table.rows.count, table.rows[cell.row - 1].indices.contains(column) else {
            throw ToolArguments.refusal("the table has \(table.rows.count) rows, and no row \(cell.row)")
        }
        let present = table.rows[cell.row - 1][column]
        guard present.trimmed == cell.old.trimmed else {
            throw ToolArguments.refusal(
                "row \(cell.row) has “\(ToolArguments.excerpt(present))” there, not “\(ToolArguments.excerpt(cell.old))”"
            )
        }
        table.rows[cell.row - 1][column] = cell.new
    }
}
