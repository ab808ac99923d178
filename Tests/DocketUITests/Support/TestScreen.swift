import DocketDomain
import DocketUI
import TerminalKit

/// The program in a test: a state, and a sample workspace that answers its queries at once.
struct TestScreen {
    var sample: SampleWorkspace
    private(set) var state: AppState
    /// What was read since the test looked last.
    private(set) var queries: [Query] = []
    /// What happened outside of the state, besides queries, since the test looked last.
    private(set) var effects: [Effect] = []
    /// Whether queries are answered; where not, they stay under way.
    var answers = true
    /// Whether queries that are run give what the sample has.
    var runs = true
    /// Whether decisions are carried out, and what else changes customers.
    var decides = true

    init(
        _ sample: SampleWorkspace = .office, width: Int = 120, height: Int = 40,
        appearance: Appearance = Appearance(colors: 0),
        keymap: Keymap = .standard, role: Role = .rm, isReadOnly: Bool = false, answers: Bool = true,
        agents: [AgentChoice] = [], run: String = "", tells: Bool = false
    ) {
        self.sample = sample
        self.answers = answers
        state = AppState(
            identity: Identity(
                workspace: "office",
                viewer: Viewer(tenantID: SampleWorkspace.tenant, userID: SampleWorkspace.owner, role: role),
                userName: "Dana Reyes", isReadOnly: isReadOnly,
                names: [SampleWorkspace.owner: "Dana Reyes", UserID("kim"): "Kim Lee"],
                agents: agents, run: run),
            size: Size(width: width, height: height),
            appearance: appearance, keymap: keymap, now: SampleWorkspace.now)
        if tells { state.beginTelling() }
        handle(.started)
        handle(.drawn(state.now))
    }

    mutating func handle(_ action: Action) {
        var waiting = [action][...]
        while let next = waiting.popFirst() {
            for effect in update(&state, next) {
                if case .query(let query) = effect {
                    queries.append(query)
                    sample.moveClock(to: state.now)
                    if answers { waiting.append(sample.answer(query)) }
                } else if case .perform(let request) = effect, decides {
                    waiting += performed(request)
                    effects.append(effect)
                } else if case .table(.result(let id), .loadRows(let sheet, let ranges)) = effect {
                    waiting += ranges.map { range in
                        let rows = Array(sample.run.rows[range.clamped(to: 0..<sample.run.rows.count)])
                        return .table(.result(id), .rowsLoaded(sheet: sheet, first: range.lowerBound, rows: rows))
                    }
                } else if case .run(_, let run) = effect, runs {
                    waiting += sample.run.news.map { .run(run, $0) }
                    effects.append(effect)
                } else if case .wake = effect {
                    continue
                } else {
                    effects.append(effect)
                }
            }
        }
    }

    /// Carries out what was asked for while nothing was.
    mutating func carryOut(_ request: Request) {
        for action in performed(request) { handle(action) }
    }

    private func performed(_ request: Request) -> [Action] {
        sample.moveClock(to: state.now)
        return sample.perform(request, as: state.identity.viewer) ?? []
    }

    /// Starts anew with what was kept of an earlier run.
    mutating func restart(with remembered: Remembered) {
        let size = state.size
        state = AppState(identity: state.identity, size: size, appearance: state.appearance, now: state.now)
        state.restore(remembered)
        handle(.started)
    }

    /// Has tables of many artifacts arranged.
    mutating func keep(_ arrangement: TableArrangement, count: Int) {
        for number in 0..<count { state.arrangements.keep(arrangement, of: ArtifactID("a\(number)")) }
    }

    /// Takes up the drafts of an earlier run.
    mutating func restore(_ drafts: [DraftKey: Draft]) { state.restore(drafts) }

    /// Presses keys, written as `docket render --keys` takes them.
    mutating func press(_ keys: String) throws {
        for input in try KeyScript(keys).inputs {
            wait(300)
            handle(.input(input))
            handle(.drawn(state.now))
        }
    }

    /// Presses keys with so many milliseconds between them; frames are drawn in between.
    mutating func press(_ keys: String, every milliseconds: Int) throws {
        for input in try KeyScript(keys).inputs {
            wait(milliseconds)
            handle(.input(input))
            handle(.drawn(state.now))
        }
    }

    /// Lets time pass; the screen looks at the clock when it asked for it.
    mutating func wait(_ milliseconds: Int) {
        handle(.time(Timestamp(milliseconds: state.now.milliseconds + Int64(milliseconds))))
        handle(.drawn(state.now))
    }

    mutating func takeEffects() -> [Effect] {
        defer { effects = [] }
        return effects
    }

    mutating func takeQueries() -> [Query] {
        defer { queries = [] }
        return queries
    }

    /// Answers what is still under way, and what is asked for then.
    mutating func answerAll() {
        answers = true
        for query in state.queries.values { handle(sample.answer(query)) }
    }

    var frame: Frame { view(state, state.size) }
    var text: String { frame.plainText }

    /// The screen's rows that contain a text.
    func rows(with text: String) -> [String] { frame.rows.filter { $0.contains(text) } }
}
