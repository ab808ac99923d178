import DocketDomain
import TerminalKit

/// A value of a profile as a screen shows it: in the words of its field, exactly as it is stored, or hidden.
struct ShownValue {
    let field: ProfileField?
    /// Whether sensitive values are shown.
    var isRevealed = true
    /// Whether it is not known yet what the value is: it is hidden like a sensitive one.
    var isUnread = false

    static let hidden = "••••••"

    var isHidden: Bool { (isUnread || field?.isSensitive ?? false) && !isRevealed }

    /// What it reads; empty where there is none.
    func text(_ value: JSON) -> String {
        if value.isNull { return "" }
        if isHidden { return Self.hidden }
        return plainText(value)
    }

    /// The same, whether it is hidden or not.
    func plainText(_ value: JSON) -> String {
        field?.text(of: value) ?? value.string ?? (value.isNull ? "" : value.serialized())
    }

    /// One line of it, with what can't be seen made visible.
    func line(_ value: JSON, empty: String = "nothing") -> String {
        let text = text(value)
        return text.isEmpty ? empty : text.shown
    }

    /// What becomes of a value, in a few words: of long texts the first place that differs.
    func change(from old: JSON, to new: JSON) -> (old: String, new: String) {
        let (from, to) = (line(old), line(new))
        if !isHidden, from.count > Self.longest, to.count > Self.longest {
            let change = TextChange(text(old), text(new))
            if !change.isWhole, let first = change.parts.first(where: { $0.change != nil }) {
                return (Self.excerpt(first.old), Self.excerpt(first.new))
            }
        }
        return (Self.short(from), Self.short(to))
    }

    /// What becomes of the value of a proposal. Of the old value nothing where the viewer is not shown it.
    func change(of item: ReviewItem) -> (old: String?, new: String) {
        let change = change(from: item.currentValue, to: item.proposedValue)
        return (item.hidesProfile ? nil : change.old, change.new)
    }

    /// A value in a few words.
    func brief(_ value: JSON) -> String { Self.short(line(value)) }

    /// Characters of a value of which a list says no more.
    private static let longest = 60

    private static func short(_ text: String) -> String {
        text.count > longest ? String(text.prefix(longest)) + "…" : text
    }

    private static func excerpt(_ part: Substring) -> String {
        let text = String(part).shown
        return text.isEmpty ? "…" : "…\(text.prefix(longest))…"
    }

    /// What in a value reads differently from what is stored.
    func findings(_ value: JSON, replacing present: JSON) -> SuspiciousText {
        SuspiciousText(plainText(value), replacing: present.isNull ? nil : plainText(present))
    }
}
