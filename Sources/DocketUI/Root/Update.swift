import DocketDomain
import TerminalKit

/// Takes an action into the state, and answers what has to happen outside of it.
package func update(_ state: inout AppState, _ action: Action) -> [Effect] {
    var effects: [Effect] = []
    let isLive = state.live.awaits(action)
    state.handle(action, &effects)
    // That a frame was drawn changes nothing in it.
    if case .drawn = action { return effects }
    state.sendQueued(&effects)
    state.reconcile(&effects)
    let drafts = state.shared.drafts.takeChanges()
    effects += drafts.map { .keepDraft($0, state.shared.drafts[$0]) }
    state.reconcileWhereabouts(drafts, &effects)
    if isLive { state.live.note(effects[...]) }
    state.readChanges(&effects)
    state.reconcileClock(&effects)
    return effects
}

extension AppState {
    fileprivate mutating func handle(_ action: Action, _ effects: inout [Effect]) {
        switch action {
        case .started:
            everyScreen(&effects) { $0.start(&$1) }
            if let address = startAddress { go(to: Destination(address), &effects) }
        case .visit(let address): visit(Destination(address), &effects)
        case .input(let input): handle(input, &effects)
        case .answered(let query, let result):
            // Whatever was asked for before something newer, or before one went elsewhere, comes too late.
            guard let asker = shared.queries.end(query) else { return }
            answer(asker, &effects) {
                $0.handle(result, of: query, &$1)
            } overlay: {
                $0.handle(result, of: query, &$1)
            }
        case .queryFailed(let query, let error):
            guard let asker = shared.queries.end(query, failed: true) else { return }
            answer(asker, &effects) {
                $0.handle(error, of: query, &$1)
            } overlay: {
                $0.handle(error, of: query, &$1)
            }
        case .performed(let request, let outcome):
            noteDrafts(of: request, refusal: outcome.review?.refusal)
            let asker = shared.writes.end(.request(request))
            handle(outcome, of: request, asker, &effects)
            noteStored(isWhole: outcome.review?.skipped.isEmpty ?? true, &effects)
        case .performFailed(let request, let error):
            noteDrafts(of: request, refusal: error.message)
            let asker = shared.writes.end(.request(request))
            handle(error, of: request, asker, &effects)
            noteStored(isWhole: false, &effects)
        case .imported(let text):
            _ = shared.writes.end(.importing)
            shared.toast = Notice(text)
            noteStored(isWhole: true, &effects)
        case .importFailed(let error):
            _ = shared.writes.end(.importing)
            shared.failure = error
            noteStored(isWhole: false, &effects)
        case .offerKept(let offer, let already):
            _ = shared.writes.end(.keeping(offer))
            shared.toast = Notice(already ? "It is kept already" : "Kept as an artifact")
            noteStored(isWhole: true, &effects)
        case .offerFailed(let offer, let error):
            _ = shared.writes.end(.keeping(offer))
            shared.settledOffers.remove(offer)
            shared.failure = error
            noteStored(isWhole: false, &effects)
        case .table(let origin, let action):
            with(screens.current, &effects) { $0.handle(action, of: origin, &$1) }
        case .run(let id, let news): everyScreen(&effects) { $0.handle(news, of: id, &$1) }
        case .resultKept(let id, let kept):
            _ = shared.writes.end(.keepingResult(id))
            everyScreen(&effects) { $0.noteKept(id, as: kept, &$1) }
            noteStored(isWhole: true, &effects)
        case .keepingResultFailed(let id, let error):
            _ = shared.writes.end(.keepingResult(id))
            shared.failure = error
            noteStored(isWhole: false, &effects)
        case .duplicated(let id, let copy):
            _ = shared.writes.end(.duplicating(id))
            if overlay == nil {
                visit(Destination(.artifact(copy)), &effects)
                shared.toast = Notice("This is the copy; \(shared.label(of: .rename)) renames it")
            } else {
                // Whoever writes by now stays there.
                shared.toast = Notice("Copied")
            }
            noteStored(isWhole: true, &effects)
        case .duplicatingFailed(let id, let error):
            _ = shared.writes.end(.duplicating(id))
            shared.failure = error
            noteStored(isWhole: false, &effects)
        case .exports(let answer): atRoot(&effects) { $0.handle(answer) }
        case .answers(let news): shared.answers.take(news)
        case .others(let others): shared.others = PresentOthers(others)
        case .logInReach(let isInReach): shared.isLogInReach = isInReach
        case .asked(let ask, let end): take(end, of: ask)
        case .takenElsewhere(let keys): forgetQueued(keys)
        case .paused(let pauses): shared.pauses = pauses
        case .changed(let objects, let byOthers): take(objects, byOthers: byOthers)
        case .readAnew:
            take(ChangedObject.oneOfEachKind, byOthers: [])
            with(screens.current, &effects) { $0.reload(&$1) }
        case .time(let time):
            shared.now = time
            shared.pauses = shared.pauses.filter { $0.value > time }
            shared.flashes.end(at: time)
            everyScreen(&effects) { $0.noteTime(&$1) }
            askWhetherToLeave(&effects)
        case .drawn(let time): noteDrawn(at: time)
        case .arrived: shared.decisionGuard.note(movedAt: shared.now)
        case .editedOutside(let text):
            if overlay != nil {
                withOverlay(&effects) { $0.handle(editedOutside: text, &$1) }
            } else {
                with(screens.current, &effects) { $0.handle(editedOutside: text, &$1) }
            }
        case .notice(let text): shared.toast = Notice(text, .refused)
        case .ending:
            everyScreen(&effects) { $0.noteInput(isLeaving: true, &$1) }
            if !shared.writes.isEmpty { shared.toast = Notice("Storing …") }
        }
    }

    /// A frame was drawn: what of a proposal it showed is known from now on.
    private mutating func noteDrawn(at time: Timestamp) {
        guard isLargeEnough else { return shared.decisionGuard.note(drawn: nil, question: false, at: time) }
        let notes = Drawing(shared).notes(of: self)
        overlay?.content.noteDrawn(in: shared.body, under: notes, shared)
        let isCovered = overlay != nil || !pendingKeys.isEmpty
        shared.decisionGuard.note(
            drawn: screens.shown.proposalToDecide(shared, under: isCovered ? [shared.body] : notes),
            question: overlay?.content.asksForDecision ?? false, at: time)
    }

    // MARK: Commands that were done

    /// What was stored is no draft any more; what was not is kept, with the reason.
    private mutating func noteDrafts(of request: Request, refusal: String?) {
        for key in request.drafts {
            if let refusal { shared.drafts[key]?.refusal = refusal } else { shared.drafts[key] = nil }
        }
    }

    private mutating func handle(
        _ outcome: CommandOutcome, of request: Request, _ asker: Asker?, _ effects: inout [Effect]
    ) {
        switch request.completion {
        case .say(let text): shared.toast = Notice(outcome.already ? "Nothing had to be changed" : text)
        case .visit(let text):
            guard let thread = outcome.threadID else { return }
            visit(Destination(.thread(thread), isAtEnd: true), &effects)
            shared.toast = Notice(text)
        case .topic(let topic):
            if let step = topic.as(WritingStep.self) {
                takeWritten(outcome, of: request, step, &effects)
            } else if let step = topic.as(QueueStep.self) {
                takeQueued(outcome, step, &effects)
            } else if let step = topic.as(NudgeStep.self) {
                if let message = outcome.messageID { shared.nudges.answer(step, with: message) }
            } else if case .screen(let id) = asker {
                with(id, &effects) { $0.handle(outcome, of: request, &$1) }
            }
        }
    }

    private mutating func handle(
        _ error: DocketError, of request: Request, _ asker: Asker?, _ effects: inout [Effect]
    ) {
        guard case .topic(let topic) = request.completion else {
            shared.failure = error
            return
        }
        if let step = topic.as(WritingStep.self) {
            // What was written stays where it was written, or is kept as a draft.
            if isComposing(step.purpose) {
                overlay?.content.refuse(error.message)
            } else {
                shared.drafts[step.purpose.draft]?.refusal = error.message
                shared.failure = error
            }
        } else if let step = topic.as(QueueStep.self) {
            holdQueue(step, because: error)
        } else if topic.as(NudgeStep.self) != nil, overlay?.content is NotesOverlay {
            overlay?.content.refuse(error.message)
        } else if case .screen(let id) = asker {
            with(id, &effects) { $0.handle(error, of: request, &$1) }
        }
    }

    /// A text that was written is stored: it is no draft any more.
    private mutating func takeWritten(
        _ outcome: CommandOutcome, of request: Request, _ step: WritingStep, _ effects: inout [Effect]
    ) {
        let wasComposing = isComposing(step.purpose)
        shared.drafts[step.purpose.draft] = nil
        switch step {
        case .say(let text, _):
            if wasComposing { overlay = nil }
            shared.toast = Notice(outcome.already ? "Nothing had to be changed" : text)
        case .openThread:
            if wasComposing { overlay = nil }
            guard let thread = outcome.threadID else { return }
            visit(Destination(.thread(thread), isAtEnd: true), &effects)
            shared.toast = Notice("Message sent")
            if case .message(.artifact(let artifact, in: nil), _) = step.purpose {
                shared.queue.discussions[artifact] = thread
            }
            if let message = outcome.messageID { atRoot(&effects) { $0.ask(AnswerAsk(message, in: thread)) } }
        case .send(let text, let files, _):
            guard let thread = outcome.threadID, case .createThread(let new) = request.command else { return }
            let purpose = WritingPurpose.message(.thread(thread), title: new.title)
            shared.drafts[purpose.draft] = Draft(title: purpose.subject, text: text, files: files)
            if wasComposing, var composer = overlay?.content as? Composer {
                composer.go(on: purpose)
                overlay?.content = composer
            }
            atRoot(&effects) { context in
                context.perform(
                    Request(
                        .send(OutgoingMessage(target: .thread(thread), text: text)),
                        then: .openThread(.thread(thread), title: new.title), files: files),
                    "The message in “\(new.title.shown)”")
            }
        }
    }

    /// Whether the text of a purpose is in front, on its way to the workspace.
    private func isComposing(_ purpose: WritingPurpose) -> Bool {
        guard let composer = overlay?.content as? Composer else { return false }
        return composer.purpose == purpose && composer.isStoring
    }

    // MARK: Bringing into view

    /// Brings everything that is shown into its view, and asks for what is missing there.
    fileprivate mutating func reconcile(_ effects: inout [Effect]) {
        guard isLargeEnough else { return }
        with(screens.current, &effects) { $0.reconcile(&$1) }
        withOverlay(&effects) { $0.reconcile(&$1) }
    }

    /// When the clock has to be looked at again.
    var wantedWake: Wake? {
        var wakes = screens.all.compactMap { screen in
            screen.wake(shared, isShown: type(of: screen).id == screens.current)
        }
        if let wake = overlay?.content.wake { wakes.append(wake) }
        if let wake = whereabouts?.wake { wakes.append(wake) }
        if let end = shared.pauses.values.min() { wakes.append(Wake(at: end)) }
        if let rest = shared.decisionGuard.rest(at: shared.now) { wakes.append(Wake(at: rest)) }
        if let end = shared.flashes.firstEnd { wakes.append(Wake(at: end)) }
        if let leaving, !leaving.hasAsked { wakes.append(Wake(at: leaving.asksAt)) }
        return wakes.min { $0.at < $1.at }
    }

    fileprivate mutating func reconcileClock(_ effects: inout [Effect]) {
        guard isLargeEnough else { return }
        if let wakeAt, shared.now >= wakeAt { self.wakeAt = nil }
        guard let wanted = wantedWake else {
            wakeAt = nil
            return
        }
        if let wakeAt, wakeAt <= wanted.at, wakeAt > shared.now { return }
        wakeAt = wanted.at
        effects.append(
            .wake(milliseconds: wanted.at.milliseconds - shared.now.milliseconds, isDecision: wanted.isDecision))
    }
}

extension ReviewOutcome {
    /// Why nothing was decided; nothing where something was.
    fileprivate var refusal: String? { decided.isEmpty ? skipped.first?.message : nil }
}
