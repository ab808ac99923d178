import DocketDomain
import TerminalKit

/// A view that shows one proposal and decides it: the review, and wherever an artifact is open.
protocol DecidesProposals: AppScreen {
    var deciding: DecisionState { get set }
    /// What was read of the proposal that is shown.
    var shownProposal: ProposalDetails? { get }
    /// Whether sensitive values are shown.
    var isRevealed: Bool { get set }
    /// What judges it, as things stand.
    func rules(_ shared: SharedState) -> ProposalRules
    /// The proposal as its pane shows it.
    func proposalPage(_ shared: SharedState) -> ProposalPage?
    /// Why it is not shown so that it could be decided; nil where it is.
    func displayRefusal(_ shared: SharedState) -> String?
    /// What became of it, where it does not wait any more.
    func standing(_ shared: SharedState) -> String?
    mutating func scrollProposal(to offset: Int)
    /// A decision is held: goes on to what is decided next.
    mutating func goOn(after plan: DecisionPlan, _ context: inout ScreenContext)
    /// It was none: goes back to its proposal.
    mutating func goBack(to proposal: ArtifactID)
    /// It is given to the workspace.
    mutating func noteGiven(_ items: [ReviewItem])
}

/// The decisions of a view, from the key to the answer.
struct DecisionState: Hashable, Sendable {
    /// A decision that was pressed a moment ago.
    var held: HeldDecision?
    /// Proposals whose decision is on its way, or done and not yet read.
    var decided: Set<ArtifactID> = []
    /// The proposal that was shown and is not there for the viewer any more.
    var gone: ArtifactID?
    /// What happened last.
    var notice: DecisionNotice?
    /// The value that is being written in the user's own editor.
    var editedOutside: ValueEditor?
}

extension DecidesProposals {
    var held: HeldDecision? {
        get { deciding.held }
        set { deciding.held = newValue }
    }

    var decided: Set<ArtifactID> {
        get { deciding.decided }
        set { deciding.decided = newValue }
    }

    var gone: ArtifactID? {
        get { deciding.gone }
        set { deciding.gone = newValue }
    }

    var notice: DecisionNotice? {
        get { deciding.notice }
        set { deciding.notice = newValue }
    }

    var editedOutside: ValueEditor? {
        get { deciding.editedOutside }
        set { deciding.editedOutside = newValue }
    }

    /// What the frame shows of the proposal, where it can be decided.
    package func proposalToDecide(_ shared: SharedState, under covered: [Rect]) -> ShownProposal? {
        guard (displayRefusal(shared) ?? standing(shared)) == nil, let item = shownProposal?.item,
            !decided.contains(item.id)
        else {
            return nil
        }
        return ShownProposal(id: item.id, change: proposalPage(shared)?.shown(under: covered))
    }

    // MARK: Why not

    /// Why the proposal can't be decided now; nil where it can. The workspace checks all of this again.
    func decisionRefusal(_ shared: SharedState) -> String? {
        if let reason = shared.identity.writeRefusal ?? displayRefusal(shared) ?? standing(shared) { return reason }
        guard let item = shownProposal?.item else { return "The proposal is still being read" }
        let viewer = shared.identity.viewer
        guard item.rmID != viewer.userID else { return nil }
        switch viewer.role {
        case .admin: return nil
        case .agent, .system: return "An agent can't decide"
        case .rm, .member:
            return item.rmID.map { "\(shared.identity.name(of: $0)) decides this" }
                ?? "Nobody is attached to this customer; an admin attaches one"
        }
    }

    /// Whether the present key may decide what the last frame showed; where not, it is told why.
    mutating func mayDecide(_ context: ScreenContext) -> Bool {
        if let reason = context.decisionGuard.refusal(at: context.now) {
            notice = DecisionNotice(reason, .refused)
            return false
        }
        guard let item = shownProposal?.item, context.decisionGuard.drawn == item.id else {
            notice = DecisionNotice("The proposal was not on the screen yet: nothing was decided", .refused)
            return false
        }
        return true
    }

    /// Whether everything that the proposal changes was on the screen; where not, what is missing is shown.
    mutating func hasSeen(_ item: ReviewItem, _ context: inout ScreenContext) -> Bool {
        guard !rules(context.shared).shownValue(item.fieldKey).isHidden else {
            context.refuse("The value is hidden; \(context.label(of: .reveal)) shows it first")
            return false
        }
        let seen = context.decisionGuard.seen
        guard let page = proposalPage(context.shared), let offset = page.offset(showingNextUnseen: seen) else {
            return true
        }
        let words = page.shown().flatMap(seen.words(for:)) ?? ""
        scrollProposal(to: offset)
        context.noteMove()
        notice = DecisionNotice("\(words) so far: here is what follows", .refused)
        return false
    }
}
