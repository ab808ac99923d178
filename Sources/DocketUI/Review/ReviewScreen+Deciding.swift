import DocketDomain
import OrderedCollections
import TerminalKit

extension ReviewScreen: DecidesProposals {
    var shownProposal: ProposalDetails? { selectedDetails }

    func proposalPage(_ shared: SharedState) -> ProposalPage? { proposalPage(layout(shared), shared) }

    /// What waited when it was read, and waits no more: somebody else has decided it.
    func standing(_ shared: SharedState) -> String? {
        guard let item = selectedDetails?.item ?? selection, !decided.contains(item.id) else { return nil }
        return gone == item.id ? SettledText.gone : SettledText.text(of: item, shared)
    }

    func displayRefusal(_ shared: SharedState) -> String? {
        guard selection != nil else { return "There is no proposal" }
        return layout(shared).proposal == nil ? "Open the proposal first: \(shared.label(of: .open))" : nil
    }

    mutating func scrollProposal(to offset: Int) { proposalOffset = offset }

    /// The next proposal that still waits; below if there is one, else above.
    mutating func goOn(after plan: DecisionPlan, _ context: inout ScreenContext) {
        if plan.scope == .range { anchor = nil }
        let selection = list.view.selection
        let waiting = list.loaded.filter { !decided.contains($0.item.id) && $0.item.status == .pending }
        if let next = waiting.first(where: { $0.index > selection }) ?? waiting.last(where: { $0.index < selection }) {
            list.select(next.index)
        }
    }

    mutating func goBack(to proposal: ArtifactID) { list.select { $0.id == proposal } }

    mutating func noteGiven(_ items: [ReviewItem]) {
        for item in items { marks[item.id] = nil }
    }
}
