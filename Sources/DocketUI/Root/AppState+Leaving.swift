import DocketDomain

/// The way out: nothing that was asked for is lost on it without a word.
extension AppState {
    /// Out of an inner pane, out of the screen, and out of the program.
    mutating func stepBack(_ effects: inout [Effect]) {
        if shared.isZoomed, !screens.shown.isOpenedWide {
            shared.isZoomed = false
            return
        }
        var isDone = false
        with(screens.current, &effects) { isDone = $0.stepBack(&$1) }
        if isDone { return }
        if screens.current != ScreenSet.home.id {
            atRoot(&effects) { $0.wish(.goHome) }
        } else {
            leave(by: .quit, &effects)
        }
    }

    /// Ends the program as soon as everything is stored. Where a file is being made, whether to give it up is the
    /// user's to say.
    mutating func leave(by effect: Effect, _ effects: inout [Effect]) {
        guard !shared.writes.isEmpty else {
            guard let words = shared.exports.words else {
                effects.append(effect)
                return
            }
            return atRoot(&effects) { context in
                context.toast = nil
                context.present(
                    Question(
                        title: "Leave, and give up what is being made?", text: words, answer: "leave",
                        refusal: "stay", remark: "The export goes on",
                        consequence: .tell(Topic(RootTopic.leaveExports(effect)))))
            }
        }
        if leaving == nil {
            leaving = Leaving(
                effect: effect, asksAt: Timestamp(milliseconds: shared.now.milliseconds + Leaving.patience))
        }
        shared.toast = Notice("Storing …")
    }

    /// A write is answered: where it was the last one on the way out, the program ends.
    ///
    /// - Parameter isWhole: Whether all of it is stored; where not, the user stays to read why.
    mutating func noteStored(isWhole: Bool, _ effects: inout [Effect]) {
        guard let leaving else { return }
        if isWhole, !shared.writes.isEmpty { return }
        self.leaving = nil
        if leaving.hasAsked { closeOverlay(&effects) }
        if isWhole { effects.append(leaving.effect) }
    }

    /// What an answer that is not taken yet says was not stored, with the reason.
    package func refusal(in answer: Action) -> String? {
        let (kind, reason): (PendingWrites.Write.Kind, String?) =
            switch answer {
            case .performed(let request, let outcome): (.request(request), outcome.review?.skipped.first?.message)
            case .performFailed(let request, let error): (.request(request), error.message)
            case .importFailed(let error): (.importing, error.message)
            case .offerFailed(let offer, let error): (.keeping(offer), error.message)
            case .duplicatingFailed(let artifact, let error): (.duplicating(artifact), error.message)
            default: (.importing, nil)
            }
        guard let reason, let words = shared.writes.words(of: kind) else { return nil }
        return "\(words). \(reason.shown)"
    }

    /// Storing takes long: whether to leave all the same is the user's to say.
    mutating func askWhetherToLeave(_ effects: inout [Effect]) {
        guard let leaving, !leaving.hasAsked, shared.now >= leaving.asksAt else { return }
        self.leaving?.hasAsked = true
        let words = shared.writes.words
        let shown = words.prefix(3).joined(separator: ", ") + (words.count > 3 ? " and \(words.count - 3) more" : "")
        closeOverlay(&effects)
        atRoot(&effects) { context in
            context.toast = nil
            context.present(
                Question(
                    title: "Leave without storing?", text: "Not stored yet: \(shown).", answer: "leave",
                    refusal: "stay", remark: "What is not stored yet is still on its way",
                    consequence: .tell(Topic(RootTopic.leave))))
        }
    }
}
