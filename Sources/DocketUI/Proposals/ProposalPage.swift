import DocketDomain
import TerminalKit

/// One proposal as a pane shows it, and below it its evidence where that has no pane of its own.
struct ProposalPage {
    let rows: ProposalRows
    let window: RowWindow
    private let lines: [Line]
    private let area: Rect

    /// - Parameter noteTakesRow: Whether what is said of rows that are not seen takes the last row of the area.
    init(
        _ rows: ProposalRows, evidence: EvidencePage?, offset: Int, in area: Rect, noteTakesRow: Bool,
        _ appearance: Appearance
    ) {
        self.rows = rows
        self.area = area
        lines = rows.lines + (evidence.map { [Self.heading(width: area.width, appearance)] + $0.rows } ?? [])
        window = RowWindow(count: lines.count, offset: offset, height: area.height, noteTakesRow: noteTakesRow)
    }

    private static func heading(width: Int, _ appearance: Appearance) -> Line {
        let rule = appearance.isAccessible ? "" : String(appearance.border?.horizontal ?? "-")
        let title = rule + (rule.isEmpty ? "" : " ") + "Evidence "
        return Line(
            title + String(repeating: rule, count: max(0, width - title.columns)), appearance.styles.border)
    }

    func draw(on frame: inout Frame) {
        for (row, line) in lines.dropFirst(window.offset).prefix(window.rows).enumerated() {
            frame.write(line, in: area.row(row))
        }
    }

    /// What is not seen of it: changes first, since nothing is accepted before they are.
    func note(_ seen: SeenChanges) -> String {
        let below = window.below > 0 ? "\(NumberText.grouped(window.below)) more below" : ""
        let words = [shown().flatMap(seen.words(for:)) ?? "", below].filter { !$0.isEmpty }
        return words.isEmpty ? "" : " \(words.joined(separator: " · ")) "
    }

    /// What is seen of the change; nothing while its values are hidden.
    ///
    /// - Parameter covered: What lies over the pane.
    func shown(under covered: [Rect] = []) -> ShownChange? {
        guard !rows.change.key.isHidden else { return nil }
        return rows.shown { row in
            guard window.shows(row) else { return false }
            let place = area.row(row - window.offset)
            return !place.isEmpty && covered.allSatisfy { $0.intersection(place).isEmpty }
        }
    }

    /// Where to scroll to for the next change that was not on the screen yet; nothing where all of them were.
    func offset(showingNextUnseen seen: SeenChanges) -> Int? {
        guard let shown = shown(), let next = seen.nextUnseen(of: shown) else { return nil }
        return window.offset(showing: rows.row(ofChange: next))
    }
}
