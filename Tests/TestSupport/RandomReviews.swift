package import DocketDomain

/// Commands at random about customers, profiles and proposals: what relationship managers, admins, members and agents
/// might do in any order, allowed or not.
package struct RandomReviews {
    /// Whoever acts, by role: several managers, so that they get in each other's way.
    package static let managers = [Cast.manager, manager("rosa"), manager("ravi")]
    package static let actors = managers + managers + [Cast.admin, Cast.admin, Cast.agent, Cast.member]

    package static let customers = (0..<6).map { CustomerID("c\($0)") }

    /// The managers who are not in the cast, and the customers.
    package static let arrival: [(command: Command, by: Viewer)] =
        managers.dropFirst().map { (.addUser(Cast.user($0)), Cast.admin) }
        + customers.enumerated().map { index, id in
            let new = NewCustomer(
                id: id, name: "Customer \(index)", rmID: managers[index % managers.count].userID,
                values: index.isMultiple(of: 2) ? ["employer": "Acme"] : [:])
            return (.addCustomer(new), Cast.admin)
        }

    private var proposals = [ArtifactID("no-such-proposal")]
    private var batches = 0

    package init() {}

    package mutating func learn(_ outcome: CommandOutcome) {
        proposals += outcome.submission?.items.map(\.id) ?? []
        proposals += outcome.review?.decided.map(\.proposal).filter { !proposals.suffix(40).contains($0) } ?? []
    }

    package mutating func learn(_ seen: [ArtifactID]) {
        proposals += seen
    }

    package mutating func next(using random: inout some RandomNumberGenerator) -> Command {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<30: .propose(submission(using: &random))
        case 30..<65: .review(request(using: &random))
        case 65..<78: .undo(random.pick(.newest, .newest, .proposals([proposal(using: &random)])))
        case 78..<88:
            .correct(
                customer(using: &random), values(using: &random), asAdmin: Bool.random(using: &random))
        case 88..<92:
            .customer(
                customer(using: &random),
                .assign(rm: Self.managers[Int.random(in: 0..<Self.managers.count, using: &random)].userID))
        case 92..<95:
            .setSchema(
                random.pick(
                    SampleSchema.schema, SampleSchema.schema, SampleSchema.without("phone"),
                    SampleSchema.without(risks: ["cautious", "balanced"])))
        case 95..<97: .addCustomer(NewCustomer(name: "Another", values: values(using: &random)))
        default: .customer(CustomerID("c\(Int.random(in: 4..<8, using: &random))"), .delete)
        }
    }

    // MARK: Parts

    private func customer(using random: inout some RandomNumberGenerator) -> CustomerID {
        Self.customers[Int.random(in: 0..<Self.customers.count, using: &random)]
    }

    private func proposal(using random: inout some RandomNumberGenerator) -> ArtifactID {
        // Things happen around what is new.
        proposals[max(0, proposals.count - 1 - Int.random(in: 0..<min(proposals.count, 30), using: &random))]
    }

    private mutating func submission(using random: inout some RandomNumberGenerator) -> Submission {
        let lines = (1...Int.random(in: 1...5, using: &random)).map { line in
            let field = field(using: &random)
            return ProposalLine(
                line: line, fieldKey: field, proposedValue: value(of: field, using: &random),
                previousValue: random.pick(nil, nil, nil, .null, "Acme"),
                confidence: random.pick(nil, .low, .medium, .high), workflowTrigger: random.pick(nil, "crm", "unknown"))
        }
        return Submission(
            customerID: customer(using: &random), lines: lines, isPartial: Bool.random(using: &random))
    }

    private func request(using random: inout some RandomNumberGenerator) -> ReviewRequest {
        let count = random.pick(1, 1, 1, 2, 5, 10)
        var seen: Set<ArtifactID> = []
        var decisions: [ProposalDecision] = []
        for _ in 0..<count {
            let proposal = proposal(using: &random)
            guard seen.insert(proposal).inserted else { continue }
            let decision: ProposalDecision.Decision =
                switch Int.random(in: 0..<10, using: &random) {
                case 0..<5: .accept
                case 5..<8: .reject(reason: random.pick("", "No"))
                default: .edit(value(of: field(using: &random), using: &random))
                }
            decisions.append(ProposalDecision(proposal, decision))
        }
        var request = ReviewRequest(decisions)
        request.ifStale = random.pick(.refuse, .accept)
        request.isStrict = Int.random(in: 0..<4, using: &random) == 0
        request.asAdmin = Bool.random(using: &random)
        return request
    }

    private func values(using random: inout some RandomNumberGenerator) -> [String: JSON] {
        var values: [String: JSON] = [:]
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let field = field(using: &random)
            values[field] = value(of: field, using: &random)
        }
        return values
    }

    private func field(using random: inout some RandomNumberGenerator) -> String {
        random.pick("employer", "occupation", "phone", "dependents", "risk_tolerance", "income_band_annual", "gone")
    }

    private func value(of field: String, using random: inout some RandomNumberGenerator) -> JSON {
        switch field {
        case "phone": random.pick("+1 555 0100", "+1 (555) 0100", "+15550199")
        case "dependents": random.pick(0, 1, 2, 99)
        case "risk_tolerance": random.pick("cautious", "balanced", "bold")
        case "income_band_annual": random.pick("50000-100000", "100000-250000", "1")
        default: random.pick("Acme", "Globex", "Initech", "Hooli")
        }
    }

    private static func manager(_ id: String) -> Viewer {
        Viewer(tenantID: Cast.tenant, userID: UserID(id), role: .rm)
    }
}
