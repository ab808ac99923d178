package import DocketDomain
package import TerminalKit

/// Decisions on the proposal that is open.
extension AllArtifactsScreen {
    package func proposalToDecide(_ shared: SharedState, under covered: [Rect]) -> ShownProposal? {
        drawnProposal(shared, under: covered)
    }

    package func wake(_ shared: SharedState, isShown: Bool) -> Wake? { decisionWake }

    package mutating func noteInput(isLeaving: Bool, _ context: inout ScreenContext) {
        noteKey(isLeaving: isLeaving, &context)
    }

    package mutating func noteTime(_ context: inout ScreenContext) { giveWhenDue(&context) }

    package mutating func handle(editedOutside text: String, _ context: inout ScreenContext) {
        takeEdited(text, &context)
    }

    package mutating func handle(
        _ outcome: CommandOutcome, of request: Request, _ context: inout ScreenContext
    ) {
        takeDecided(outcome, of: request, &context)
    }

    package mutating func handle(_ error: DocketError, of request: Request, _ context: inout ScreenContext) {
        if !takeDecidingFailed(error, of: request, &context) { context.fail(error) }
    }
}
