import DocketDomain
import TerminalKit

extension RunForm: Overlay {
    var hints: ScreenHints {
        let change = choices == nil ? [] : [("← →", "change")]
        return ScreenHints(keys: [("enter", "run"), ("↑ ↓", "choose")] + change + [("esc", "cancel")])
    }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        if key == .enter { return run(&context) }
        if let distance = ListKeys.distanceUnderText(key, page: rows.count) {
            view.move(by: distance, count: rows.count)
        } else if choices != nil {
            switch key.code {
            case .left: change(by: -1)
            case .right, .character(" "): change(by: 1)
            default: break
            }
        } else if let parameter {
            refusal = nil
            _ = editors[parameter.name]?.handle(key)
        }
    }

    private mutating func run(_ context: inout ScreenContext) {
        guard let source else {
            view.selection = 0
            return refuse("Choose what it runs against: ← →")
        }
        guard let request else { return }
        do throws(DocketError) {
            _ = try SQLParameter.arguments(
                for: offer.parameters, from: request.values, today: CalendarDay(context.now))
        } catch {
            return refuse(error.message)
        }
        context.dismiss()
        context.answer(Topic(RunTopic.run(artifact)), RunWish(request: request, source: source))
    }

    mutating func insert(_ text: String) {
        refusal = nil
        if choices == nil, let parameter { editors[parameter.name]?.insert(text) }
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        view.reconcile(count: rows.count, height: max(1, context.size.height - 6))
        if let question = questionAboutSource() { context.request(question) }
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        if case .runnable(artifact, _) = query, case .runnable(let offer) = result { take(offer) }
    }

    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        if case .runnable(artifact, _) = query { refuse(error.message) }
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        frame.draw(RunFormView(drawing: drawing, form: self), in: area)
    }
}

/// What the form of a run is about.
enum RunTopic: Hashable {
    case run(ArtifactID)
}

/// A run that the user wants.
struct RunWish: Hashable {
    let request: QueryRequest
    let source: String
}
