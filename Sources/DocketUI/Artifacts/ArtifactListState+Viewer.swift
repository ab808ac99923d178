import DocketDomain
import TerminalKit

/// What the open artifact does with commands, text and the mouse.
extension ArtifactListState {
    var isTableOpen: Bool {
        if case .table = viewer?.body { true } else { false }
    }

    /// Whether a chart is shown in place of the open table.
    var isChartOpen: Bool {
        if case .table(let table) = viewer?.body { table.chart != nil } else { false }
    }

    /// The context of the open artifact's keys.
    var viewerContext: KeyContext { isBoxOpen ? .box : viewer?.context ?? .text }

    /// Gives an action to the table that is open.
    mutating func act(_ action: TableAction, _ context: inout ScreenContext) {
        guard let viewer, case .table(var table) = viewer.body else { return }
        let wanted = table.update(action)
        self.viewer?.body = .table(table)
        if action.isArranging { context.arrangements.keep(table.arrangement, of: viewer.artifact.id) }
        handle(wanted, of: viewer.origin, &context)
    }

    /// Gives an action to the text that is open.
    mutating func act(_ action: DocumentAction, _ context: inout ScreenContext) {
        guard let viewer, case .text(var text) = viewer.body else { return }
        let wanted = text.update(action)
        self.viewer?.body = .text(text)
        for effect in wanted {
            switch effect {
            case .copy(let text): context.copy(text, as: "Text")
            case .report(let message): context.refuse(message)
            }
        }
    }

    /// Gives an action to whichever is open.
    private mutating func act(_ table: TableAction, _ text: DocumentAction, _ context: inout ScreenContext) {
        if isTableOpen { act(table, &context) } else { act(text, &context) }
    }

    func handle(_ wanted: [TableEffect], of origin: TableOrigin, _ context: inout ScreenContext) {
        for effect in wanted {
            switch effect {
            case .copy(let text): context.copy(text, as: "Cells")
            case .report(let message): context.refuse(message)
            case .loadRows, .computeOrder, .search, .computeStatistics, .computeChart, .copyRows:
                context.add(.table(origin, effect))
            }
        }
    }

    // MARK: Moving

    mutating func moveInViewer(by distance: Int, _ context: inout ScreenContext) {
        if viewer?.proposal != nil { return scrollProposal(by: distance, context.shared) }
        act(.move(rows: distance, columns: 0), .move(distance), &context)
    }

    mutating func moveInViewer(halfPages count: Int, _ context: inout ScreenContext) {
        if let proposal = viewer?.proposal {
            return scrollProposal(by: count * max(1, proposal.pageHeight / 2), context.shared)
        }
        act(.halfPages(count), .halfPages(count), &context)
    }

    mutating func moveInViewer(to end: ListEnd, _ context: inout ScreenContext) {
        if viewer?.proposal != nil {
            return scrollProposal(by: end == .start ? -100_000 : 100_000, context.shared)
        }
        if end == .start { act(.firstRow, .top, &context) } else { act(.lastRow, .bottom, &context) }
    }

    /// Wraps long lines in the text or the box that is open, or does not.
    mutating func toggleWrap(_ context: inout ScreenContext) { act(.toggleWrap, .toggleWrap, &context) }

    // MARK: Opening and closing

    mutating func openInViewer(_ context: inout ScreenContext) {
        if viewer?.isQuery == true { askToRun(&context) } else { act(.openCell, .open, &context) }
    }

    /// Why there is nothing to open in what is open.
    var openInViewerRefusal: String? {
        if viewer?.proposal != nil { return "A proposal is open already; there is nothing to open in it" }
        if viewer?.isQuery == true { return nil }
        guard case .text(let text) = viewer?.body, !text.isOutlineOpen else { return nil }
        return "A text is open already; there is nothing to open in it"
    }

    /// Closes what is open in the viewer, a search or a filter; false where there is nothing to close.
    mutating func closeInViewer(_ context: inout ScreenContext) -> Bool {
        switch viewer?.body {
        case .table(let table) where table.chart != nil: act(TableAction.close, &context)
        case .table(let table) where !table.isOverlayOpen && !table.sheet.filters.isEmpty:
            // The up key brings it back.
            context.recentLines.note(table.sheet.filterText, for: .tableFilter)
            act(TableAction.filter(""), &context)
            if table.sheet.search != nil { act(TableAction.close, &context) }
        case .table(let table) where table.isOverlayOpen || table.sheet.search != nil:
            act(TableAction.close, &context)
        case .text(let text) where text.isOutlineOpen || text.search != nil:
            act(DocumentAction.close, &context)
        default: return closeResult(&context)
        }
        return true
    }

    /// Whether a box lies over the open table, which takes all keys then.
    var isBoxOpen: Bool {
        if case .table(let table) = viewer?.body { table.isOverlayOpen } else { false }
    }

    /// Closes that box; false where there is none.
    mutating func closeBox(_ context: inout ScreenContext) -> Bool {
        guard isBoxOpen else { return false }
        act(TableAction.close, &context)
        return true
    }

    /// Left or right in what is open: a column of a table, a stretch of lines that are not wrapped; false where neither
    /// can be done.
    mutating func shiftInViewer(by step: Int, _ context: inout ScreenContext) -> Bool {
        if isTableOpen {
            act(.move(rows: 0, columns: step), &context)
            return true
        }
        guard case .text(let text) = viewer?.body, text.canShift(by: step) else { return false }
        act(.shift(step), &context)
        return true
    }

    // MARK: Finding and copying

    mutating func findInViewer(_ text: String, _ context: inout ScreenContext) {
        if viewer?.proposal != nil { return context.refuse("A proposal is read as a whole; its JSON can be searched") }
        act(.search(text), .search(text), &context)
    }

    mutating func findAgainInViewer(forward: Bool, _ context: inout ScreenContext) {
        if forward {
            act(.searchNext, .searchNext, &context)
        } else {
            act(.searchPrevious, .searchPrevious, &context)
        }
    }

    mutating func copyInViewer(_ context: inout ScreenContext) {
        if viewer?.proposal != nil { return copyProposedValue(&context) }
        act(.copy(.cell, .tsv), .copy, &context)
    }

    // MARK: Mouse

    mutating func pressInViewer(_ mouse: Mouse, _ inner: Rect, _ context: inout ScreenContext) {
        guard inner.contains(mouse.position), isTableOpen else { return }
        act(TableAction.click(Point(x: mouse.position.x - inner.x, y: mouse.position.y - inner.y)), &context)
        if mouse.clicks == 2 { act(TableAction.openCell, &context) }
    }

    // MARK: Hints

    /// What the last row says while the viewer has the focus.
    var viewerHints: ScreenHints {
        if case .table(let table) = viewer?.body, let box = table.overlay {
            return ScreenHints(keys: box.hints + [("w", box.isWrapped ? "one line" : "wrap"), ("esc", "close")])
        }
        if case .text(let text) = viewer?.body, text.isOutlineOpen {
            return ScreenHints(keys: [("enter", "go there"), ("j k", "choose"), ("esc", "close")])
        }
        if let item = viewer?.proposal?.details.item {
            let deciding: [CommandID] = item.status == .pending ? [.accept, .reject, .edit] : [.undo]
            return ScreenHints(deciding + [.history, .otherEnd, .reveal, .showJSON, .close])
        }
        if isChartOpen {
            return ScreenHints([
                .chartType, .chartX, .chartY, .chartSeries, .chartAggregate, .chart, .keepChart, .close, .zoom,
            ])
        }
        if viewer?.isQuery == true {
            let running: [CommandID] = viewer?.run?.isRunning == true ? [.stopRun] : [.open]
            let isTemplate = viewer?.artifact.tags.contains(ArtifactCopy.template) ?? false
            var hints = ScreenHints(
                running + (isTemplate ? [.duplicate] : []) + [
                    .editQuery, .plan, .find, .close, .queryChanges, .zoom, .copy, .otherEnd,
                ])
            hints.labels[.open] = "run"
            hints.labels[.close] = clearedInViewer
            hints.goingAfter = .max
            return hints
        }
        let result: [CommandID] =
            viewer?.isResult == true
            ? [viewer?.run?.isRunning == true ? .stopRun : .keepResult, .runAgain] : []
        var hints = ScreenHints(
            isTableOpen
                ? result + [
                    .sortUp, .nextSheet, .find, .filter, .close, .goToColumn, .chart, .record, .statistics, .zoom,
                    .copy,
                    .otherEnd, .freeze,
                ]
                : [.find, .outline, .close, .zoom, .copy, .otherEnd, .history, .details])
        hints.labels[.close] = clearedInViewer
        // Whoever is within a text hardly looks for other places.
        hints.goingAfter = .max
        return hints
    }

    /// What a step out takes away in the viewer before it leads back.
    private var clearedInViewer: String? {
        switch viewer?.body {
        case .table(let table) where !table.sheet.filters.isEmpty: "clear filter"
        case .table(let table) where table.sheet.search != nil: "clear search"
        case .text(let text) where text.search != nil: "clear search"
        case .table where viewer?.isResult == true: "query"
        default: nil
        }
    }
}
