package import DocketDomain
import DocketUI
import DocketWorkspace
import Foundation
import TerminalCurses
import TerminalKit

/// The program on a terminal: one thread that waits for keys and for what effects have to say, and draws.
package struct TerminalProgram: Sendable {
    /// How it ended.
    package struct Ending: Hashable, Sendable {
        package enum Cause: Hashable, Sendable {
            case quit
            /// The user wants to see the demo.
            case openDemo
            /// The process was asked to end by this signal.
            case terminated(Int32)
        }

        package let cause: Cause
        /// What was asked for and not stored, each with the reason.
        package let unstored: [String]
    }

    private let session: Session
    private let start: StartOptions

    /// What it begins with.
    package struct StartOptions: Sendable {
        package var address: Address?
        /// What the title bar calls the workspace.
        package var workspaceName: String
        /// Whether what was open last time is opened again, and what is open now is kept.
        package var remembers: Bool
        /// Whether commands that write are refused.
        package var isReadOnly: Bool
        /// A demo begins where one looks around, whoever one is.
        package var isDemo: Bool
        package var environment: [String: String]

        package init(
            address: Address? = nil, workspaceName: String, remembers: Bool = true, isReadOnly: Bool = false,
            isDemo: Bool = false, environment: [String: String]
        ) {
            self.address = address
            self.workspaceName = workspaceName
            self.remembers = remembers
            self.isReadOnly = isReadOnly
            self.isDemo = isDemo
            self.environment = environment
        }
    }

    package init(_ session: Session, _ start: StartOptions) {
        self.session = session
        self.start = start
    }

    /// Runs until the user quits. The screen has a thread of its own: curses may be touched by one only.
    ///
    /// - Throws: `DocketError` where the workspace can't be read or the terminal can't show a screen.
    package func run() async throws -> Ending {
        let head = try await session.workspace.head()
        var state = try await AppState(session, start)
        let store = RememberedStore(session, start)
        if start.remembers, let remembered = store.read() {
            state.restore(remembered)
        } else {
            state[ReviewScreen.self].opensItself =
                start.remembers && !start.isDemo && start.address == nil && state.identity.viewer.role == .rm
        }
        let drafts = start.remembers ? DraftStore(session, start) : nil
        if let drafts { state.restore(drafts.read()) }
        let initial = state
        let ending: Result<(Ending, Remembered), any Error> = await withCheckedContinuation { continuation in
            let thread = Thread {
                continuation.resume(returning: Result { try loop(initial, head: head, drafts) })
            }
            thread.name = "docket.screen"
            // Long messages are laid out here, block within block.
            thread.stackSize = 8 << 20
            thread.start()
        }
        drafts?.finish()
        let (end, remembered) = try ending.get()
        if start.remembers { store.write(remembered) }
        return end
    }

    /// Gives the terminal to the user's own editor until that ends.
    private func edit(_ text: String, _ screen: Screen) -> Action {
        do throws(DocketError) {
            let editor = try OutsideEditor(
                start.environment, in: Directories(environment: start.environment).stateFolder)
            let edited = try screen.outside { () throws(DocketError) in
                try WaitingThread.wait { () async throws(DocketError) in try await editor.edit(text) }
            }
            return .editedOutside(edited)
        } catch {
            return .notice(error.message)
        }
    }

    /// How long a key's screen waits for what the key has asked for.
    private static let hold = Duration.milliseconds(12)
    /// The same for the first screen, before which there is none.
    private static let firstHold = Duration.milliseconds(60)

    /// How long keys that are pressed before the first screen is whole are kept for it.
    private static let earlyHold = Duration.seconds(2)

    /// How long the end of the program waits for what is not stored yet, in seconds.
    private static let patience = 5.0

    /// Everything that happens on the screen's thread.
    private func loop(_ initial: AppState, head: SealedCheckpoint, _ drafts: DraftStore?) throws -> (Ending, Remembered)
    {
        let screen: Screen
        do throws(ScreenError) {
            screen = try Screen(
                Screen.Options(
                    mouse: initial.appearance.mouse, color: initial.appearance.theme != .mono,
                    asksForBackground: initial.appearance.theme != .mono))
        } catch {
            throw DocketError(.failedPrecondition, "The screen can't be shown: \(error.description)")
        }
        defer { screen.close() }
        let waker = screen.waker
        let mailbox = Mailbox { waker.wake() }
        let clipboard = Clipboard { waker.wake() }
        let runner = EffectRunner(session: session, mailbox: mailbox) { clipboard.put($0) }
        defer { runner.stop() }
        let following = drafts.map { drafts in
            Task { await drafts.followOthers { mailbox.post(.takenElsewhere($0)) } }
        }
        defer { following?.cancel() }
        var state = initial
        state.appearance.colors = screen.colors
        state.appearance.isASCII = state.appearance.isASCII || screen.isAsciiOnly
        state.appearance.showsOnlyASCII = screen.isAsciiOnly
        state.size = screen.size
        if session.settings.presence, !start.isReadOnly { state.beginTelling() }
        var ending: Ending.Cause?
        var followUp: Action?

        func handle(_ action: Action) {
            for effect in update(&state, action) {
                switch effect {
                case .query(let query): runner.read(query)
                case .cancel(let slot): runner.cancel(slot)
                case .perform(let change): runner.perform(change)
                case .table(let origin, let effect): runner.run(effect, on: origin)
                case .run(let request, let run): runner.run(request, as: run)
                case .stopRun(let run): runner.stop(run)
                case .keepResult(let run, let title): runner.keepResult(of: run, title: title)
                case .duplicate(let id): runner.duplicate(id)
                case .importFile(let path): runner.importFile(path)
                case .keepOffer(let offer): runner.keepOffer(offer)
                case .exports(let effect): runner.run(effect)
                case .ask(let ask): runner.ask(ask)
                case .stopAnswer(let id): runner.stopAnswer(to: id)
                case .keepDraft(let key, let draft): drafts?.keep(key, draft)
                case .tell(let whereabouts): runner.tell(whereabouts)
                case .openDemo: ending = ending ?? .openDemo
                case .copy(let text): screen.copyToClipboard(text)
                case .wake(let milliseconds, _): runner.wake(afterMilliseconds: milliseconds)
                case .editOutside(let text): followUp = edit(text, screen)
                case .setMouse(let isOn): screen.mouse = isOn
                case .redraw: screen.redraw()
                case .suspend: screen.suspend()
                case .quit: ending = ending ?? .quit
                case .crash: abort()
                }
            }
            if let action = followUp.take() {
                handle(.time(session.environment.now()))
                handle(action)
            }
        }

        /// Awaits what is under way; answers what is not stored then.
        func finish(_ cause: Ending.Cause) -> [String] {
            var patience = Self.patience
            if case .terminated = cause {
                handle(.ending)
                screen.present(view(state, state.size))
            } else if !state.unstored.isEmpty {
                // Whoever leaves without storing has waited already.
                patience = 0
            }
            let end = DispatchTime.now() + patience
            var unstored: [String] = []
            repeat {
                runner.finish(until: end)
                for action in mailbox.takeAll() {
                    if let refusal = state.refusal(in: action) { unstored.append(refusal) }
                    handle(action)
                }
            } while !state.unstored.isEmpty && .now() < end
            let late = state.unstored + runner.unstored
            if !late.isEmpty {
                let words = late.joined(separator: ", ")
                unstored.append("\(words). Another process may hold the workspace; try again.")
            }
            return unstored
        }

        handle(.time(session.environment.now()))
        handle(.started)
        if let address = start.address { handle(.visit(address)) }
        runner.follow(after: head)
        runner.followAnswers(keepsAbandoned: !start.isReadOnly)
        if session.settings.presence { runner.followOthers(tells: !start.isReadOnly) }
        runner.followReach()
        if !start.isReadOnly { runner.deliver() }
        // What is seen is drawn once and whole, where reading it does not take long.
        var hold: ContinuousClock.Instant? = .now + Self.firstHold
        // Keys that come before it are about what it will show.
        var early: [Input]? = []
        let earlyEnd = ContinuousClock.now + Self.earlyHold
        var pace = FramePace()
        // Whether something has happened that may be seen.
        var isDue = true
        while ending == nil {
            let limit = hold ?? pace.due ?? (early.map(\.isEmpty) ?? true ? nil : earlyEnd)
            let events = screen.readEvents(timeout: limit.map { max(.zero, $0 - .now) })
            handle(.time(session.environment.now()))
            if !events.isEmpty, events != [.woken] {
                hold = hold ?? .now + Self.hold
                pace.noteInput()
            }
            var signal: Int32?
            for event in events where ending == nil {
                switch event {
                case .input(let input) where early != nil && input.isForScreen: early?.append(input)
                case .input(let input): handle(.input(input))
                case .woken: break
                case .background(let brightness):
                    state.appearance.background = brightness < 0.5 ? .dark : .light
                // Keys that came with it were pressed before.
                case .terminated(let number): signal = number
                }
            }
            if ending == nil, let signal { ending = .terminated(signal) }
            let letters = mailbox.takeAll()
            let isAhead = events == [.woken] && !letters.isEmpty && letters.allSatisfy(\.isReadAhead)
            isDue = isDue || !isAhead || state.awaitsWhatIsSeen
            for action in letters where ending == nil { handle(action) }
            if let text = clipboard.take() { screen.copyToClipboard(text) }
            if let end = hold, state.awaitsWhatIsSeen, .now < end { continue }
            hold = nil
            guard isDue && pace.allowsFrame(at: .now) || ending != nil else { continue }
            isDue = false
            if ending == nil {
                screen.present(view(state, state.size))
                pace.noteFrame(at: .now)
                handle(.drawn(session.environment.now()))
            }
            if let kept = early, !state.awaitsWhatIsSeen || .now >= earlyEnd {
                early = nil
                handle(.arrived)
                for input in kept where ending == nil { handle(.input(input)) }
                if !kept.isEmpty { hold = .now + Self.hold }
            }
        }
        let cause = ending ?? .quit
        return (Ending(cause: cause, unstored: finish(cause)), state.remembered)
    }
}
