extension DocumentViewer {
    /// Changes the viewer, and answers what others have to do for it.
    package mutating func update(_ action: DocumentAction) -> [DocumentEffect] {
        var effects: [DocumentEffect] = []
        switch action {
        case .resized(let size): resize(to: size, theme: theme)
        case .themed(let theme): resize(to: size, theme: theme)
        case .move(let rows): move(by: Self.clamped(rows))
        case .halfPages(let count): move(by: Self.clamped(count) * max(1, pageHeight / 2))
        case .top: if isOutlineOpen { outlineSelection = 0 } else { top = 0 }
        case .bottom: goToEnd()
        case .goToSource(let line):
            while !text.isComplete, text.row(ofSource: line) == nil { ensureRows(to: text.rows.count) }
            top = text.row(ofSource: line) ?? text.rows.count
        case .toggleWrap: toggleWrap()
        case .shift(let steps): shift(by: steps)
        case .nextHeading: goToHeading(forward: true)
        case .previousHeading: goToHeading(forward: false)
        case .outline: effects = toggleOutline()
        case .open: openHeading()
        case .search(let pattern): effects = startSearch(pattern)
        case .land(let pattern): land(on: pattern)
        case .searchNext: effects = searchOn(forward: true)
        case .searchPrevious: effects = searchOn(forward: false)
        case .close: if isOutlineOpen { outlineSelection = nil } else { search = nil }
        case .copy: effects = [.copy(content.text)]
        }
        reconcile()
        return effects
    }

    /// Leaves no empty rows below the end.
    mutating func reconcile() {
        top = max(0, top)
        ensureRows(to: top + pageHeight)
        top = max(0, min(top, text.rows.count - pageHeight))
    }

    /// So far from the limits of numbers that one can count on with it.
    private static func clamped(_ count: Int) -> Int { max(-1 << 40, min(count, 1 << 40)) }

    private mutating func move(by rows: Int) {
        if let selection = outlineSelection {
            outlineSelection = max(0, min(selection + rows, text.headings.count - 1))
        } else {
            top += rows
        }
    }

    private mutating func goToEnd() {
        if isOutlineOpen {
            outlineSelection = max(0, text.headings.count - 1)
        } else {
            ensureAllRows()
            top = text.rows.count
        }
    }

    private mutating func goToHeading(forward: Bool) {
        ensureAllRows()
        let found =
            forward ? text.headings.first { $0.row > top } : text.headings.last { $0.row < top }
        if let found { top = found.row }
    }

    private mutating func toggleOutline() -> [DocumentEffect] {
        guard !isOutlineOpen else {
            outlineSelection = nil
            return []
        }
        ensureAllRows()
        guard !text.headings.isEmpty else { return [.report("This text has no headings.")] }
        outlineSelection = text.headings.lastIndex { $0.row <= top } ?? 0
        return []
    }

    private mutating func openHeading() {
        guard let selection = outlineSelection else { return }
        outlineSelection = nil
        if text.headings.indices.contains(selection) { top = text.headings[selection].row }
    }
}
