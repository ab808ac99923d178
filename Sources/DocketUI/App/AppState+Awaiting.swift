import DocketDomain
import TerminalKit

extension AppState {
    /// Whether something that is seen is on its way. What is read ahead does not count.
    package var awaitsWhatIsSeen: Bool {
        if !loads.isEmpty, screen == .browse ? awaitsBrowse : awaitsGallery { return true }
        guard layout.viewer != nil, case .table(let table) = shownShelf.viewer?.body else { return false }
        return table.awaitsSeenRows
    }

    private var awaitsBrowse: Bool {
        let layout = self.layout
        if let box = layout.threads,
            threads.lacksSeen(rows: max(1, layout.inner(box).height / ThreadRow.height))
        {
            return true
        }
        guard let reading else { return false }
        if let box = layout.messages, reading.lacksSeen(height: layout.inner(box).height) { return true }
        return layout.artifacts != nil && !shelf.list.isLoaded || awaitsContent
    }

    private var awaitsGallery: Bool {
        gallery.list.lacksSeen(rows: max(1, layout.inner(layout.artifacts).height - 1)) || awaitsContent
    }

    private var awaitsContent: Bool {
        layout.viewer != nil && shownShelf.viewer.map { $0.body == nil } ?? false
    }
}

extension PagedList {
    /// Whether one of the items that are seen is not there.
    fileprivate func lacksSeen(rows: Int) -> Bool {
        !isLoaded || view.visible(count: count, height: rows).contains { self[$0] == nil }
    }
}

extension ReadingState {
    /// Whether one of the messages that are seen is not there.
    fileprivate func lacksSeen(height: Int) -> Bool {
        guard thread != nil else { return true }
        return view.visible(count: count, height: height, heightOf: self.height(of:)).contains {
            message(at: $0) == nil
        }
    }
}

extension TableViewer {
    /// Whether one of the rows that are seen has been asked for and is not there.
    fileprivate var awaitsSeenRows: Bool {
        guard !sheet.awaited.isEmpty else { return false }
        let end = min(sheet.order.count, sheet.top + pageHeight)
        return sheet.top < end && (sheet.top..<end).contains { sheet.rows[sheet.order[$0]] == nil }
    }
}
