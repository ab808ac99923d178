import DocketDomain
import TerminalKit

/// The change of a value in rows: both values where they are short, else what differs and what surrounds it.
struct ChangeRows: Hashable {
    /// What is laid out, and for whom.
    struct Key: Hashable {
        /// What the profile has, or had before a decision; nothing where the field is empty.
        let old: String?
        /// What is proposed; nothing where the field is to be cleared.
        let new: String?
        /// What the proposal was made against, where that is another value.
        let before: String?
        /// Whether the value is not to be read as that of now.
        var isDecided = false
        let isHidden: Bool
        /// Whether the viewer is not shown what the profile has.
        var hidesOld = false
        let width: Int
        let theme: Theme
        /// Whether words that change stand in brackets, since nothing else tells them.
        var marksWords = false
        var text = ChangedText(isASCII: false)

        /// What stands for the old value where there is none.
        var noOld: String { hidesOld ? "not shown to you" : "nothing" }

        var oldLabel: String { isDecided ? "was" : "now" }
    }

    let key: Key
    private(set) var rows: [Line] = []
    /// How many changes there are.
    let count: Int
    /// What in the new value is not what it seems; nothing while it is hidden.
    let suspicious: SuspiciousText?

    /// Rows up to which both values are shown as a whole.
    private static let longestWhole = 10
    /// Characters of a value that is only mentioned.
    private static let longestBefore = 300

    init(_ key: Key) {
        self.key = key
        guard !key.isHidden else {
            count = 0
            suspicious = nil
            rows = hiddenRows()
            return
        }
        let old = key.old ?? ""
        let new = key.new ?? ""
        suspicious = key.new.map { SuspiciousText($0, replacing: key.old) }
        let findings = suspicious?.findings ?? []
        // That all of a text reads like another one says nothing of a place in it.
        let places = findings.filter { $0.range != new.startIndex..<new.endIndex }
        let change = TextChange(old, new, places)
        count = change.count
        let layout = ChangeLayout(change, new: new, change.isWhole ? findings : places, key)
        // A text of so many bytes is longer than the rows that are shown as a whole, however it is wrapped.
        let mayBeShort = old.utf8.count + new.utf8.count < Self.longestWhole * key.width * 4
        let whole = mayBeShort ? layout.whole(before) : []
        rows = mayBeShort && whole.count <= Self.longestWhole ? whole : layout.folded(before)
    }

    /// The changes of which a row shows a part.
    func changes(in row: Int) -> Set<Int> { Set(rows[row].spans.compactMap(\.tag)) }

    /// What the proposal was made against, where the profile has changed since.
    private var before: [Line] {
        guard let before = key.before else { return [] }
        let cut = before.prefix(Self.longestBefore)
        let text = String(cut).shown
        let more = cut.endIndex < before.endIndex ? "…" : ""
        return ChangeLayout.labelled(
            "was", sign: " ", [Line((text.isEmpty ? "nothing" : text) + more, key.theme.muted)], key)
    }

    private func hiddenRows() -> [Line] {
        let theme = key.theme
        let hidden = [Line(ShownValue.hidden, theme.muted)]
        var rows = ChangeLayout.labelled(
            key.oldLabel, sign: "-", key.old == nil ? [Line(key.noOld, theme.muted)] : hidden, key)
        if key.before != nil { rows += ChangeLayout.labelled("was", sign: " ", hidden, key) }
        let new = key.new == nil ? ChangeLayout.cleared(theme, tag: nil) : [Line(ShownValue.hidden, theme.strong)]
        return rows + ChangeLayout.labelled("proposed", sign: "+", new, key)
    }
}
