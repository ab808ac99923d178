import DocketDomain

/// What a decision on proposals would do: which ones it decides, and which ones stay and why.
struct DecisionPlan: Hashable {
    /// What becomes of the proposals.
    enum Verb: Hashable {
        case accept
        case reject
        /// Accepts another value than the proposed one.
        case edit(JSON)
    }

    /// Which proposals.
    enum Scope: Hashable {
        case one
        case marked
        /// From where a range of marks begins to the selection.
        case range
        /// All that a filter shows.
        case shown(ReviewFilter)
    }

    let verb: Verb
    let scope: Scope
    let items: [ReviewItem]
    /// Whether these are all. Where there are more than one step decides, the rest stays.
    private(set) var isWhole = true
    private(set) var eligible: [ReviewItem] = []
    private(set) var stale: [ReviewItem] = []
    private(set) var notMine: [ReviewItem] = []
    /// Not what they seem, or not valid: each wants a look of its own.
    private(set) var needsLook: [ReviewItem] = []
    /// Sensitive values that nobody has asked to see.
    private(set) var hidden: [ReviewItem] = []
    /// What they change is longer than a list has room for, and was not seen before: each is opened first.
    private(set) var unseen: [ReviewItem] = []
    private(set) var alreadyDecided: [ReviewItem] = []
    /// Whether it needs an admin to say so.
    private(set) var asAdmin = false

    /// - Parameter isSeen: Whether all that a proposal changes is seen where several are accepted, or was before.
    init(
        _ verb: Verb, _ scope: Scope, _ items: [ReviewItem], isWhole: Bool = true, _ rules: ProposalRules,
        isSeen: (ReviewItem) -> Bool = { _ in true }
    ) {
        self.verb = verb
        self.isWhole = isWhole
        self.scope = scope
        self.items = items
        let viewer = rules.identity.viewer
        for item in items {
            let isMine = item.rmID == viewer.userID
            let acceptsMany = scope != .one && verb == .accept
            if item.status != .pending {
                alreadyDecided.append(item)
            } else if !isMine, viewer.role != .admin {
                notMine.append(item)
            } else if acceptsMany, item.isStale {
                stale.append(item)
            } else if acceptsMany, rules.needsLook(item) {
                needsLook.append(item)
            } else if acceptsMany, rules.shownValue(item.fieldKey).isHidden {
                hidden.append(item)
            } else if acceptsMany, !isSeen(item) {
                unseen.append(item)
            } else {
                eligible.append(item)
                if !isMine { asAdmin = true }
            }
        }
    }

    /// The command, with the reason of a rejection.
    func request(reason: String) -> ReviewRequest {
        var request = ReviewRequest(
            eligible.map { item in
                switch verb {
                case .accept: ProposalDecision(item.id, .accept)
                case .reject: ProposalDecision(item.id, .reject(reason: reason))
                case .edit(let value): ProposalDecision(item.id, .edit(value))
                }
            })
        request.ifStale = scope == .one && eligible.first?.isStale ?? false ? .accept : .refuse
        request.asAdmin = asAdmin
        return request
    }

    /// What the user calls it, such as “Accepting Occupation”.
    var words: String {
        let what = eligible.count == 1 ? eligible[0].fieldName.shown : "\(eligible.count) proposals"
        return "\(verb.present) \(what)"
    }
}

extension DecisionPlan.Verb {
    fileprivate var present: String {
        switch self {
        case .accept: "Accepting"
        case .reject: "Rejecting"
        case .edit: "Changing and accepting"
        }
    }

    var question: String {
        switch self {
        case .accept: "Accept"
        case .reject: "Reject"
        case .edit: "Accept the changed value of"
        }
    }
}

/// What the questions before a decision are answered.
enum DecisionAnswer: Hashable {
    case decide(DecisionPlan, reason: String)
    /// A rejection wants a reason.
    case askReason(DecisionPlan)
    /// The key can't decide anything now.
    case refused(String)
    case nothing
}
