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
        case .threads: findThread(pattern, forward: forward, includingHere, &context)
        case .messages: findMessage(pattern, forward: forward, includingHere, &context)
        case .artifacts, .viewer: artifacts.find(pattern, forward: forward, includingHere, &context)
        }
    }

    private mutating func findThread(
        _ pattern: TextPattern, forward: Bool, _ includingHere: Bool, _ context: inout ScreenContext
    ) {
        guard threads.isWhole, beginning == nil else {
            let parts = threadsParts(forward: forward, includingHere)
            return context.look(for: pattern, in: .threads(parts))
        }
        let found = threads.next(from: threads.view.selection, forward: forward, includingHere) {
            pattern.occurs(in: $0.title)
        }
        guard let found else { return refuseThread(pattern, &context) }
        threads.select(found)
        followThread(&context)
    }

    /// What a search looks through: the list, and where that begins in the middle, what it leaves out as well.
    private func threadsParts(forward: Bool, _ includingHere: Bool) -> [ThreadsPart] {
        var walk = threads.walk(forward: forward, includingHere: includingHere)
        guard let beginning else { return [ThreadsPart(filter: query, walk: walk)] }
        walk.goesRound = false
        let here = ThreadsPart(filter: query, walk: walk)
        return forward
            ? [here, ThreadsPart(filter: filter, walk: .all)]
            : [
                here, ThreadsPart(filter: filter.before(beginning), walk: .all),
                ThreadsPart(filter: filter.reversed, walk: .all),
            ]
    }

    private func refuseThread(_ pattern: TextPattern, _ context: inout ScreenContext) {
        context.refuse("No thread here has “\(pattern.text)” in its title")
    }

    /// Looks on in the message itself, then through what is loaded, then has the rest of the thread looked through.
    private mutating func findMessage(
        _ pattern: TextPattern, forward: Bool, _ includingHere: Bool, _ context: inout ScreenContext
    ) {
        guard let reading else { return }
        let height = messageArea(in: layout(context.shared).messages, context.shared).height
        if !includingHere, self.reading?.goToMatch(of: pattern, forward: forward, height: height) ?? false { return }
        var ordinal = reading.view.selection + (includingHere ? 0 : forward ? 1 : -1)
        let request = FindRequest(pattern, in: .messages(reading.id, start: ordinal, isForward: forward))
        while (0..<reading.count).contains(ordinal), let message = reading.message(at: ordinal) {
            if request.fits(message) {
                self.reading?.go(to: ordinal, matching: pattern, forward: forward)
                return
            }
            ordinal += forward ? 1 : -1
        }
        guard (0..<reading.count).contains(ordinal) else { return refuseMessage(pattern, forward, &context) }
        context.look(for: pattern, in: .messages(reading.id, start: ordinal, isForward: forward))
    }

    private func refuseMessage(_ pattern: TextPattern, _ forward: Bool, _ context: inout ScreenContext) {
        context.refuse("“\(pattern.text)” is not in the messages \(forward ? "below" : "above")")
    }

    /// Takes what a search beyond the loaded has found.
    mutating func handle(_ found: FindResult?, of request: FindRequest, _ context: inout ScreenContext) {
        context.toast = nil
        switch (request.target, found) {
        case (.messages(let thread, _, let isForward), let found):
            guard reading?.id == thread else { return }
            guard case .message(let ordinal) = found else {
                return refuseMessage(request.pattern, isForward, &context)
            }
            reading?.go(to: ordinal, matching: request.pattern, forward: isForward)
        case (.threads(let parts), .thread(let match, let part)) where parts.first?.filter == query:
            show(match, in: part, &context)
        case (.threads, nil): refuseThread(request.pattern, &context)
        default: artifacts.handle(found, of: request, &context)
        }
    }

    /// Selects a thread that was found, in a list that has it.
    private mutating func show(
        _ match: ListMatch<ThreadSummary>, in part: ThreadsPart, _ context: inout ScreenContext
    ) {
        if let beginning, part.filter == filter.before(beginning) {
            guard let thread = match.item else { return }
            list(filter, from: thread.createdAt, &context)
            show(thread.id, &context)
            isLocating = true
            return
        }
        if part.filter == filter.reversed, part.filter != query {
            list(filter, countedFrom: .end, &context)
        } else if part.filter != query {
            list(filter, &context)
        }
        threads.show(match)
        followThread(&context)
    }
}
