import DocketDomain
import TerminalKit

extension BrowseScreen: Findable {
    var findPane: String { pane.rawValue }
    var hasOwnFind: Bool { pane == .viewer }

    mutating func beginFinding(_ text: String, _ context: inout ScreenContext) {
        guard noteFinding(text, &context) else { return }
        if pane == .viewer { return artifacts.findInViewer(text, &context) }
        findAgain(forward: true, includingHere: true, &context)
    }

    mutating func findAgain(forward: Bool, includingHere: Bool, _ context: inout ScreenContext) {
        if pane == .viewer { return artifacts.findAgainInViewer(forward: forward, &context) }
        guard let pattern = context.find?.pattern else { return }
        switch pane {
        case .threads:
            let found = threads.next(from: threads.view.selection, forward: forward, includingHere) {
                pattern.occurs(in: $0.title)
            }
            guard let found else { return findBeyondThreads(pattern, &context) }
            threads.select(found)
            followThread(&context)
        case .messages: findMessage(pattern, forward: forward, includingHere, &context)
        case .artifacts, .viewer: artifacts.find(pattern, forward: forward, includingHere, &context)
        }
    }

    /// Has the workspace look for titles with the text, where the list has more than is loaded.
    private func findBeyondThreads(_ pattern: TextPattern, _ context: inout ScreenContext) {
        guard !threads.isWhole else { return context.refuse("No thread here has “\(pattern.text)” in its title") }
        var filter = filter
        filter.text = filter.text.map { "\($0) \(pattern.text)" } ?? pattern.text
        context.request(.find(FindRequest(text: pattern.text, in: .threads(filter))))
    }

    /// Looks through what is loaded, then has the rest of the thread looked through.
    private mutating func findMessage(
        _ pattern: TextPattern, forward: Bool, _ includingHere: Bool, _ context: inout ScreenContext
    ) {
        guard let reading else { return }
        var ordinal = reading.view.selection + (includingHere ? 0 : forward ? 1 : -1)
        while (0..<reading.count).contains(ordinal), let message = reading.message(at: ordinal) {
            if message.parts.contains(where: { pattern.occurs(in: $0.text) }) {
                self.reading?.view.selection = ordinal
                return
            }
            ordinal += forward ? 1 : -1
        }
        guard (0..<reading.count).contains(ordinal) else {
            return context.refuse("“\(pattern.text)” is not in the messages \(forward ? "below" : "above")")
        }
        let target = FindRequest.Target.messages(reading.id, start: ordinal, isForward: forward)
        context.request(.find(FindRequest(text: pattern.text, in: target)))
    }

    /// Takes what a search beyond the loaded found: a message to go to, or a filter for the list.
    mutating func handle(_ found: Int?, of request: FindRequest, _ context: inout ScreenContext) {
        switch request.target {
        case .messages(let thread, _, let isForward):
            guard let reading, reading.id == thread else { return }
            guard let found else {
                return context.refuse("“\(request.text)” is not in the messages \(isForward ? "below" : "above")")
            }
            self.reading?.view.selection = found
        case .threads(let filter):
            guard context.isShown else { return }
            guard found != nil else {
                return context.refuse("No thread has a word that begins with “\(request.text)”")
            }
            setFilter(filter, &context)
            context.noteFilter(request.text, pane: Pane.threads.rawValue, "threads")
        case .artifacts(let filter):
            guard artifacts.mayFilter(found, request, &context) else { return }
            setFilter(filter, &context)
            context.noteFilter(request.text, pane: Pane.artifacts.rawValue, "artifacts")
        }
    }
}
