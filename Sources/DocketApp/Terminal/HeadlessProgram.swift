import DocketDomain
import DocketUI
import DocketWorkspace
package import Foundation
import Synchronization
package import TerminalKit

/// The program without a terminal: the same state, update and view, driven by a script of keys. After each key every
/// effect runs to its end, so that what comes out depends on nothing but the workspace, the keys and the time.
package struct HeadlessProgram: Sendable {
    private let session: Session
    private let start: TerminalProgram.StartOptions

    package init(_ session: Session, _ start: TerminalProgram.StartOptions) {
        self.session = session
        self.start = start
    }

    /// What the screen shows after some input.
    ///
    /// - Parameters:
    ///   - colors: Colours of the palette; 0 for none.
    ///   - zone: Where times are local.
    package func render(_ inputs: [Input], size: Size, colors: Int, zone: TimeZone) async throws -> Frame {
        var state = try await AppState(session, start)
        state.size = size
        state.appearance.colors = min(colors, state.appearance.colors)
        state.appearance.zone = zone
        let work = EffectHandler(session: session)
        try await handle([.time(session.environment.now()), .started], work, &state)
        if let address = start.address { try await handle([.visit(address)], work, &state) }
        try await handle([.drawn(state.now)], work, &state)
        for input in inputs {
            // Each key comes at a person's pace: decisions heed that.
            let time = Timestamp(milliseconds: state.now.milliseconds + 300)
            try await handle([.time(time), .input(input)], work, &state)
            try await handle([.drawn(time)], work, &state)
        }
        return view(state, state.size)
    }

    private func handle(_ actions: [Action], _ work: EffectHandler, _ state: inout AppState) async throws {
        var waiting = actions[...]
        while let action = waiting.popFirst() {
            for effect in update(&state, action) {
                waiting += try await answers(to: effect, work, now: state.now)
            }
        }
    }

    private func answers(to effect: Effect, _ work: EffectHandler, now: Timestamp) async throws -> [Action] {
        switch effect {
        case .query(let query): return [await work.answer(query)]
        case .perform(let request):
            let action = await work.perform(request)
            guard case .performed(_, let outcome) = action else { return [action] }
            return [action, .changed(Self.objects(of: request, outcome))]
        case .table(let origin, let effect):
            let answers = Mutex<[Action]>([])
            let rows = TableWork(table: try work.table(origin), copy: { _ in })
            try await rows.run(effect) { answer in answers.withLock { $0.append(.table(origin, answer)) } }
            return answers.withLock { $0 }
        case .run(let request, let run):
            let answers = Mutex<[Action]>([])
            await work.runs.run(request, as: run) { news in answers.withLock { $0.append(.run(run, news)) } }
            return answers.withLock { $0 } + [.changed([.artifact(run.artifact)])]
        case .keepResult(let run, let title):
            return [await work.keepResult(of: run, title: title), .changed([.artifact(ArtifactID(""))])]
        case .duplicate(let id): return [await work.duplicate(id), .changed([.artifact(ArtifactID(""))])]
        case .importFile(let path): return [await work.importFile(path)]
        case .keepOffer(let offer): return [await work.keepOffer(offer), .changed([.artifact(ArtifactID(""))])]
        case .ask(let ask):
            let action = await work.ask(ask)
            guard case .asked(_, .answered) = action else { return [action] }
            return [action, .changed([.thread(ask.thread)])]
        case .exports(let effect):
            let answers = Mutex<[Action]>([])
            await ExportEffects(session: session, copy: { _ in }).run(effect) { answer in
                answers.withLock { $0.append(.exports(answer)) }
            }
            return answers.withLock { $0 } + [.changed([.export(ExportID(""))])]
        case .wake(let milliseconds, let isDecision) where isDecision:
            return [.time(Timestamp(milliseconds: now.milliseconds + milliseconds))]
        case .cancel, .stopAnswer, .stopRun, .copy, .setMouse, .editOutside, .wake, .redraw, .suspend, .quit, .openDemo,
            .crash,
            .keepDraft, .tell:
            return []
        }
    }

    /// What the change feed would tell.
    private static func objects(of request: Request, _ outcome: CommandOutcome) -> [ChangedObject] {
        var objects: [ChangedObject] = []
        if let thread = outcome.threadID { objects.append(.thread(thread)) }
        if let artifact = outcome.artifactID { objects.append(.artifact(artifact)) }
        switch request.command {
        case .thread(let id, _): objects.append(.thread(id))
        case .artifact(let id, _): objects.append(.artifact(id))
        case .customer(let id, _), .correct(let id, _, _): objects.append(.customer(id))
        case .review, .undo: objects += outcome.review?.decided.map { .artifact($0.proposal) } ?? []
        default: break
        }
        return objects
    }
}
