import DocketDomain
import TerminalKit

extension ValueEditor {
    /// What can be pressed, and what it does; the last one is shown wherever one fits.
    var keys: [(String, String)] {
        let own: [(String, String)] =
            switch (input, field.type) {
            case (.line, .date): [("enter", verb), ("↑ ↓", "a day"), ("pgup pgdn", "a month")]
            case (.line, .money): [("enter", verb), ("tab", "currency")]
            case (.line, _): [("enter", verb)]
            case (.text, _): [("ctrl-s", verb), ("enter", "new line"), ("ctrl-g", "$EDITOR")]
            case (.pick, _): [("enter", verb), ("j k", "choose")]
            case (.picks, _): [("enter", verb), ("space", "on or off"), ("j k", "choose")]
            }
        return own + [("esc", "cancel")]
    }

    /// What a key asks for.
    enum Answer {
        case edited
        /// The value is finished.
        case submit
    }

    /// - Parameter width: Columns that a text of several lines is wrapped to.
    mutating func change(by key: Key, width: Int, today: Timestamp) -> Answer {
        switch input {
        case .line(var editor):
            if key == .enter { return .submit }
            refusal = nil
            if let text = stepped(editor.text, key, today: today) {
                editor.replace(with: text)
            } else {
                _ = editor.handle(key)
            }
            input = .line(editor)
        case .text(var editor):
            if key == .control("s") || key == Key(.enter, .alt) { return .submit }
            refusal = nil
            _ = editor.handle(key, width: width)
            input = .text(editor)
        case .pick(let options, var view):
            if key == .enter { return .submit }
            move(&view, key, options.count)
            input = .pick(options, view)
        case .picks(let options, var view, var chosen):
            if key == .enter { return .submit }
            refusal = nil
            if key == .space {
                if chosen.remove(view.selection) == nil { chosen.insert(view.selection) }
            } else {
                move(&view, key, options.count)
            }
            input = .picks(options, view, chosen)
        }
        return .edited
    }

    private func move(_ view: inout ListState, _ key: Key, _ count: Int) {
        if let distance = ListKeys.distance(key, page: 10), key != .space {
            view.move(by: distance, count: count)
        } else if let number = key.typed?.wholeNumberValue, number > 0, number <= count {
            view.selection = number - 1
        }
    }

    /// What arrows make of a day, and Tab of an amount's currency; nil for other keys and types.
    private func stepped(_ text: String, _ key: Key, today: Timestamp) -> String? {
        switch (field.type, key.code) {
        case (.date, .up): CalendarDay.stepping(text, by: 1, today: today)
        case (.date, .down): CalendarDay.stepping(text, by: -1, today: today)
        case (.date, .pageUp): CalendarDay.stepping(text, by: 30, today: today)
        case (.date, .pageDown): CalendarDay.stepping(text, by: -30, today: today)
        case (.money(let rule), .tab): nextCurrency(text, of: rule.currencies)
        default: nil
        }
    }

    private func nextCurrency(_ text: String, of currencies: [String]) -> String? {
        guard let first = currencies.first else { return nil }
        var words = text.split(separator: " ").map(String.init)
        guard let last = words.last, let index = currencies.firstIndex(of: last.uppercased()) else {
            return "\(text.trimmingBlanks) \(first)"
        }
        words[words.count - 1] = currencies[(index + 1) % currencies.count]
        return words.joined(separator: " ")
    }
}

extension CalendarDay {
    /// A day so many days after the one that a text names, written out; after today where it names none.
    fileprivate static func stepping(_ text: String, by days: Int, today: Timestamp) -> String {
        let day = CalendarDay(reading: text) ?? CalendarDay(today)
        return day.adding(days).description
    }
}
