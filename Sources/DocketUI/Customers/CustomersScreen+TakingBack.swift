package import DocketDomain

extension CustomersScreen {
    /// Takes back the viewer's last decision or correction, wherever it was made.
    func undo(_ context: inout ScreenContext) {
        if let reason = context.decisionGuard.refusal(at: context.now) { return context.refuse(reason) }
        context.perform(Request(.undo(.newest), then: .tookBack), "Taking back a decision")
    }

    /// Tells what was taken back.
    package mutating func handle(
        _ outcome: CommandOutcome, of request: Request, _ context: inout ScreenContext
    ) {
        guard request.completion.decision == .tookBack, let decided = outcome.review?.decided,
            let first = decided.first
        else { return }
        let name = profile?.schema.field(first.fieldKey)?.label.shown ?? first.fieldKey.shown
        let what = decided.count == 1 ? name : "\(NumberText.grouped(decided.count)) decisions"
        context.say(
            first.status == .withdrawn
                ? "Took back the correction of \(what): the profile is as it was"
                : "Took back \(what): pending again in the review, \(context.label(of: .goReview))")
    }

    package mutating func handle(_ error: DocketError, of request: Request, _ context: inout ScreenContext) {
        if case .undo = request.command, error.code == .failedPrecondition {
            context.refuse(error.message.shown)
        } else {
            context.fail(error)
        }
    }
}
