import DocketDomain
import TerminalKit

extension AppState {
    /// Brings everything that is shown into its view, and asks for what is missing there.
    mutating func settle(_ effects: inout [Effect]) {
        guard size.width >= ScreenLayout.smallest.width, size.height >= ScreenLayout.smallest.height else { return }
        switch screen {
        case .browse: settleBrowse(&effects)
        case .artifacts: settleGallery(&effects)
        case .review: settleReview(&effects)
        case .customers: settleCustomers(&effects)
        case .exports: settleExports(&effects)
        }
        settleClock(&effects)
        settleOverlay(&effects)
    }

    private mutating func settleBrowse(_ effects: inout [Effect]) {
        // Rows of the thread list count even where it is hidden: what it selects is shown elsewhere.
        let layout = self.layout
        let rows = max(1, layout.inner(layout.threads ?? layout.body).height / ThreadRow.height)
        threads.view.settle(count: threads.count, height: rows)
        for (page, token) in threads.missing(height: rows) {
            request(.threads(threadQuery, page: page, token: token), &effects)
        }
        guard let reading else { return }
        if reading.thread == nil { request(.thread(reading.id), &effects) }
        settleShelf(&effects)
        let box = self.layout.inner(self.layout.messages ?? self.layout.body)
        let context = MessageContext(
            identity: identity, looks: looks, times: times, shelf: shelf.list.loaded.map(\.item))
        self.reading?.settle(width: box.width - MessagePage.gutter, height: box.height, context: context)
        for range in self.reading?.missing(height: box.height) ?? [] {
            request(.messages(reading.id, range), &effects)
        }
    }

    private mutating func settleShelf(_ effects: inout [Effect]) {
        let rows = max(1, layout.inner(layout.artifacts).height)
        shelf.list.view.settle(count: shelf.list.count, height: rows)
        for (page, token) in shelf.list.missing(height: rows) {
            request(.artifacts(shelf.listing, page: page, token: token), &effects)
        }
        settleViewer(&effects)
    }

    private mutating func settleGallery(_ effects: inout [Effect]) {
        let rows = max(1, layout.inner(layout.artifacts).height - 1)
        gallery.list.view.settle(count: gallery.list.count, height: rows)
        for (page, token) in gallery.list.missing(height: rows) {
            request(.artifacts(gallery.listing, page: page, token: token), &effects)
        }
        settleViewer(&effects)
    }

    private mutating func settleViewer(_ effects: inout [Effect]) {
        guard let viewer = shownShelf.viewer, layout.viewer != nil else { return }
        if viewer.needsContent { request(viewer.load, &effects) }
        let area = layout.inner(layout.viewer)
        let looks = self.looks
        let wanted = shownShelf.viewer?.settle(in: area, looks: looks) ?? []
        take(wanted, of: viewer.artifact, &effects)
    }

    private mutating func settleOverlay(_ effects: inout [Effect]) {
        switch overlay {
        case .search(var search):
            let rows = SearchView.listRows(in: size)
            search.hits.view.settle(count: search.hits.count, height: rows)
            if let query = search.query {
                if search.answered != query {
                    request(.search(query, token: ""), &effects)
                } else {
                    for (_, token) in search.hits.missing(height: rows) where !token.isEmpty {
                        request(.search(query, token: token), &effects)
                    }
                }
            }
            overlay = .search(search)
        case .history(var history):
            let rows = HistoryView.rows(in: size)
            history.list.view.settle(count: history.list.count, height: rows)
            for (_, token) in history.list.missing(height: rows) {
                request(.history(history.stream, token: token), &effects)
            }
            overlay = .history(history)
        case .palette(var palette):
            palette.view.settle(count: palette.choices(in: self).count, height: PaletteView.rows(in: size))
            overlay = .palette(palette)
        case .picker(var picker):
            picker.view.settle(count: picker.options.count, height: PickerView.rows(of: picker, in: size))
            if let editor = picker.editor, picker.answered != editor.text {
                request(.candidates(editor.text), &effects)
            }
            overlay = .picker(picker)
        default: break
        }
    }
}
