import DocketDomain
import TerminalKit

extension ArtifactListState {
    /// Goes to the next artifact with the text in its title, wherever in the list that is.
    mutating func find(
        _ pattern: TextPattern, forward: Bool, _ includingHere: Bool, _ context: inout ScreenContext
    ) {
        guard list.isWhole else {
            let walk = list.walk(forward: forward, includingHere: includingHere)
            return context.look(for: pattern, in: .artifacts(listing, walk))
        }
        let found = list.next(from: list.view.selection, forward: forward, includingHere) {
            pattern.occurs(in: $0.title)
        }
        guard let found else { return refuse(pattern, &context) }
        list.select(found)
        openSelection()
    }

    /// Takes what a search beyond the loaded has found.
    mutating func handle(_ found: FindResult?, of request: FindRequest, _ context: inout ScreenContext) {
        context.toast = nil
        switch (request.target, found) {
        case (.artifacts(listing, _), .artifact(let match)):
            list.show(match)
            openSelection()
        case (.artifacts, nil): refuse(request.pattern, &context)
        default: break
        }
    }

    private func refuse(_ pattern: TextPattern, _ context: inout ScreenContext) {
        context.refuse("No artifact here has “\(pattern.text)” in its title")
    }
}
