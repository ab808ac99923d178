import DocketDomain
import TerminalKit

/// What the open artifact does with commands, text and the mouse.
extension AppState {
    /// Gives an action to the table that is open.
    mutating func actOnTable(_ action: TableAction, _ effects: inout [Effect]) {
        guard let viewer = shownShelf.viewer, case .table(var table) = viewer.body else { return }
        let wanted = table.update(action)
        shownShelf.viewer?.body = .table(table)
        if action.isArranging { arrangements.keep(table.arrangement, of: viewer.artifact.id) }
        take(wanted, of: viewer.artifact, &effects)
    }

    /// Gives an action to the text that is open.
    mutating func actOnText(_ action: DocumentAction, _ effects: inout [Effect]) {
        guard let viewer = shownShelf.viewer, case .text(var text) = viewer.body else { return }
        let wanted = text.update(action)
        shownShelf.viewer?.body = .text(text)
        for effect in wanted {
            switch effect {
            case .copy(let text): copy(text, as: "Text", &effects)
            case .report(let message): refuse(message)
            }
        }
    }

    mutating func take(_ wanted: [TableEffect], of artifact: ArtifactSummary, _ effects: inout [Effect]) {
        for effect in wanted {
            switch effect {
            case .copy(let text): copy(text, as: "Cells", &effects)
            case .report(let message): refuse(message)
            case .loadRows, .computeOrder, .search, .computeStatistics, .copyRows:
                effects.append(.table(artifact.id, revision: artifact.revision, effect))
            }
        }
    }

    var isTableOpen: Bool {
        if case .table = shownShelf.viewer?.body { true } else { false }
    }

    // MARK: Moving

    mutating func moveInViewer(by distance: Int, _ effects: inout [Effect]) {
        if isTableOpen {
            actOnTable(.move(rows: distance, columns: 0), &effects)
        } else {
            actOnText(.move(distance), &effects)
        }
    }

    mutating func moveInViewer(halfPages count: Int, _ effects: inout [Effect]) {
        if isTableOpen { actOnTable(.halfPages(count), &effects) } else { actOnText(.halfPages(count), &effects) }
    }

    mutating func moveInViewer(to end: ListEnd, _ effects: inout [Effect]) {
        if isTableOpen {
            actOnTable(end == .start ? .firstRow : .lastRow, &effects)
        } else {
            actOnText(end == .start ? .top : .bottom, &effects)
        }
    }

    /// Left and right move by columns in a table, between panes elsewhere.
    mutating func shift(by step: Int, _ effects: inout [Effect]) {
        if focus == .viewer, isTableOpen {
            actOnTable(.move(rows: 0, columns: step), &effects)
        } else {
            shiftFocus(by: step, wraps: false)
        }
    }

    // MARK: Opening and closing

    mutating func openInViewer(_ effects: inout [Effect]) {
        if isTableOpen { actOnTable(.openCell, &effects) } else { actOnText(.open, &effects) }
    }

    /// Closes what is open in the viewer; false where nothing is.
    mutating func closeInViewer(_ effects: inout [Effect]) -> Bool {
        switch shownShelf.viewer?.body {
        case .table(let table) where table.isOverlayOpen || table.sheet.search != nil:
            actOnTable(.close, &effects)
        case .text(let text) where text.isOutlineOpen || text.search != nil:
            actOnText(.close, &effects)
        default: return false
        }
        return true
    }

    // MARK: Finding and copying

    mutating func findInViewer(_ text: String, _ effects: inout [Effect]) {
        if isTableOpen { actOnTable(.search(text), &effects) } else { actOnText(.search(text), &effects) }
    }

    mutating func findAgainInViewer(forward: Bool, _ effects: inout [Effect]) {
        if isTableOpen {
            actOnTable(forward ? .searchNext : .searchPrevious, &effects)
        } else {
            actOnText(forward ? .searchNext : .searchPrevious, &effects)
        }
    }

    mutating func copyInViewer(_ effects: inout [Effect]) {
        if isTableOpen { actOnTable(.copy(.cell, .tsv), &effects) } else { actOnText(.copy, &effects) }
    }

    // MARK: Commands of tables and texts only

    mutating func runInViewer(_ id: CommandID, _ effects: inout [Effect]) {
        if let action = Self.tableActions[id] {
            actOnTable(action, &effects)
        } else if let action = Self.textActions[id] {
            actOnText(action, &effects)
        }
    }

    static let tableActions: [CommandID: TableAction] = [
        .sortUp: .sort(.ascending), .sortDown: .sort(.descending), .sortFurtherUp: .sortFurther(.ascending),
        .sortFurtherDown: .sortFurther(.descending), .clearSort: .clearSort, .freeze: .freeze,
        .narrowColumn: .narrow, .widenColumn: .widen, .fitColumn: .fitColumn, .fitColumns: .fitColumns,
        .hideColumn: .hideColumn, .showColumns: .showColumns, .statistics: .openStatistics,
        .rowNumbers: .toggleRowNumbers, .filterByCell: .filterByCell, .nextSheet: .nextSheet,
        .previousSheet: .previousSheet, .firstColumn: .firstColumn, .lastColumn: .lastColumn,
        .copyRow: .copy(.row, .tsv), .copyColumn: .copy(.column, .tsv), .copyTable: .copy(.table, .tsv),
        .copyMarkdown: .copy(.table, .markdown),
    ]

    static let textActions: [CommandID: DocumentAction] = [
        .outline: .outline, .nextHeading: .nextHeading, .previousHeading: .previousHeading,
    ]

    // MARK: Mouse

    mutating func pressInViewer(_ mouse: Mouse, _ effects: inout [Effect]) {
        let inner = layout.inner(layout.viewer)
        guard inner.contains(mouse.position), isTableOpen else { return }
        actOnTable(
            .click(Point(x: mouse.position.x - inner.x, y: mouse.position.y - inner.y)), &effects)
        if mouse.clicks == 2 { actOnTable(.openCell, &effects) }
    }
}
