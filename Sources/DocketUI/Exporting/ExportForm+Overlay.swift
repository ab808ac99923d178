import DocketDomain
import TerminalKit

extension ExportForm: Overlay {
    var hints: ScreenHints {
        ScreenHints(keys: [("enter", "export"), ("↑ ↓", "choose"), ("← →", "change"), ("esc", "cancel")])
    }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        if key == .enter {
            if let refusal { return context.refuse(refusal) }
            guard let destination else { return send(&context) }
            asked = destination
            return context.reload(.destination(destination))
        }
        forgetDestination()
        if let distance = ListKeys.distanceUnderText(key, page: rows.count) {
            view.move(by: distance, count: rows.count)
        } else if let editor = Self.editor(of: row) {
            _ = self[keyPath: editor].handle(key)
        } else {
            switch key.code {
            case .left, .character("h"): change(by: -1)
            case .right, .character("l"), .character(" "): change(by: 1)
            case .character("j"): view.move(by: 1, count: rows.count)
            case .character("k"): view.move(by: -1, count: rows.count)
            default: break
            }
        }
        view.selection = min(view.selection, rows.count - 1)
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        guard case .destination(let place) = query, place == asked else { return }
        send(&context)
    }

    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        guard case .destination(let place) = query, place == asked else { return }
        forgetDestination()
        refusedDestination = error.message
        view.selection = rows.firstIndex(of: .folder) ?? view.selection
    }

    private mutating func send(_ context: inout ScreenContext) {
        context.dismiss()
        context.export(targets, as: format, wanted, to: destination)
    }

    /// What was said of the destination is of another one, and nobody waits for what will be said.
    private mutating func forgetDestination() {
        (asked, refusedDestination) = (nil, nil)
    }

    mutating func insert(_ text: String) {
        forgetDestination()
        if let editor = Self.editor(of: row) { self[keyPath: editor].insert(text) }
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        view.reconcile(count: rows.count, height: max(1, context.size.height - 4))
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        frame.draw(ExportFormView(drawing: drawing, form: self), in: area)
    }
}
