import DocketDomain
import TerminalKit

extension ExportForm: Overlay {
    var hints: ScreenHints {
        ScreenHints(keys: [("enter", "export"), ("↑ ↓", "choose"), ("← →", "change"), ("esc", "cancel")])
    }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        if key == .enter {
            context.dismiss()
            return context.export(target, as: format, wanted)
        }
        if let distance = ListKeys.distanceUnderText(key, page: rows.count) {
            view.move(by: distance, count: rows.count)
        } else if row == .title {
            _ = title.handle(key)
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

    mutating func insert(_ text: String) {
        if row == .title { title.insert(text) }
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        frame.draw(ExportFormView(drawing: drawing, form: self), in: area)
    }
}
