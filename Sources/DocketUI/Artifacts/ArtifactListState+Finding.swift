import DocketDomain
import TerminalKit

extension ArtifactListState {
    /// Goes to the next artifact with the text in its title.
    mutating func find(
        _ pattern: TextPattern, forward: Bool, _ includingHere: Bool, _ context: inout ScreenContext
    ) {
        let found = list.next(from: list.view.selection, forward: forward, includingHere) {
            pattern.occurs(in: $0.title)
        }
        guard let found else { return findBeyond(pattern, &context) }
        list.select(found)
        openSelection()
    }

    /// Has the workspace look for titles with the text, where the list has more than is loaded.
    private func findBeyond(_ pattern: TextPattern, _ context: inout ScreenContext) {
        guard !list.isWhole else { return context.refuse("No artifact here has “\(pattern.text)” in its title") }
        var filter = filter
        filter.text = filter.text.map { "\($0) \(pattern.text)" } ?? pattern.text
        context.request(.find(FindRequest(text: pattern.text, in: .artifacts(filter))))
    }

    /// Whether a search beyond the loaded found anything; where not, that is said.
    func mayFilter(_ found: Int?, _ request: FindRequest, _ context: inout ScreenContext) -> Bool {
        if found == nil { context.refuse("No artifact has a word that begins with “\(request.text)”") }
        return found != nil
    }
}

extension ScreenContext {
    /// Notes that a list shows only what has the text.
    mutating func noteFilter(_ text: String, pane: String, _ what: String) {
        shared.find = TextPattern(text).map { FindState(pattern: $0, pane: pane, isFilter: true) }
        say("Only \(what) with “\(text)” · \(label(of: .close)) shows all")
    }
}
