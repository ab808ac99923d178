package import DocketDomain
package import TerminalKit

/// A question before proposals are decided: confirmed with `y`.
package struct VerdictState: Hashable, Sendable {
    /// What becomes of the proposals.
    package enum Verb: Hashable, Sendable {
        case accept
        case reject
        /// Accepts another value than the proposed one.
        case edit(JSON)
    }

    /// Which proposals.
    package enum Scope: Hashable, Sendable {
        case one
        case marked
        case batch(BatchID)
    }

    package let verb: Verb
    package let scope: Scope
    /// Empty until they have been read.
    package private(set) var items: [ReviewItem] = []
    package private(set) var isLoading = true
    /// What it would do, as things stood when the proposals were read.
    private(set) var plan = VerdictPlan()
    /// Rows of the list of proposals above the dialog.
    var offset = 0

    /// A question about proposals that are still to be read.
    init(_ verb: Verb, _ scope: Scope) {
        self.verb = verb
        self.scope = scope
    }

    init(_ verb: Verb, _ scope: Scope, _ items: [ReviewItem], _ state: AppState) {
        self.init(verb, scope)
        take(items, state)
    }

    mutating func take(_ items: [ReviewItem], _ state: AppState) {
        self.items = items
        isLoading = false
        plan = VerdictPlan(self, state)
    }
}

/// The reason of a rejection, which may be left empty.
package struct ReasonState: Hashable, Sendable {
    package let items: [ReviewItem]
    let asAdmin: Bool
    package var editor = LineEditor()
}

/// What a verdict on several proposals would do: which ones it decides, and which ones stay and why.
struct VerdictPlan: Hashable {
    private(set) var eligible: [ReviewItem] = []
    private(set) var stale: [ReviewItem] = []
    private(set) var notMine: [ReviewItem] = []
    /// Not what they seem, or not valid: each wants a look of its own.
    private(set) var needsLook: [ReviewItem] = []
    /// Sensitive values that nobody has asked to see.
    private(set) var hidden: [ReviewItem] = []
    private(set) var alreadyDecided: [ReviewItem] = []
    /// Whether it needs an admin to say so.
    private(set) var asAdmin = false

    init() {}

    init(_ verdict: VerdictState, _ state: AppState) {
        let viewer = state.identity.viewer
        for item in verdict.items {
            let isMine = item.rmID == viewer.userID
            if item.status != .pending {
                alreadyDecided.append(item)
            } else if !isMine, viewer.role != .admin {
                notMine.append(item)
            } else if verdict.scope != .one, verdict.verb == .accept, item.isStale {
                stale.append(item)
            } else if verdict.scope != .one, verdict.verb == .accept, state.needsLook(item) {
                needsLook.append(item)
            } else if verdict.scope != .one, verdict.verb == .accept, state.shownValue(item.fieldKey).isHidden {
                hidden.append(item)
            } else {
                eligible.append(item)
                if !isMine { asAdmin = true }
            }
        }
    }
}

extension AppState {
    /// Whether a value can't be accepted without having been looked at by itself.
    func needsLook(_ item: ReviewItem) -> Bool {
        let value = ShownValue(field: review.schema?.field(item.fieldKey))
        return invalidity(of: item) != nil
            || !value.findings(item.proposedValue, replacing: item.currentValue).isEmpty
    }
}
