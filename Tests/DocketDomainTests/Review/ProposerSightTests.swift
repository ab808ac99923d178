import TestSupport
import Testing

@testable import DocketDomain

/// Whoever proposes learns nothing of a profile that they do not see.
@Suite struct ProposerSightTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCustomer(["employer": "Acme", "tax_id": "T1"])
    }

    private static let blind = [Cast.agent, Cast.member, Ledger.otherManager]

    @Test(arguments: blind)
    func aValueThatTheProfileHasIsTakenLikeAnyOther(viewer: Viewer) throws {
        for (value, isKnown) in [("Acme", true), ("Globex", false)] {
            let id = try ledger.propose("employer", .string(value), by: viewer)
            #expect(ledger.artifact(id)?.proposal?.isKnown == (isKnown ? true : nil))
            // Handed in again it waits already, whether it does or not.
            #expect(refusal { try ledger.propose("employer", .string(value), by: viewer) } == .alreadyExists)
        }
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 1)
    }

    @Test func twoWhoProposeTheSameLearnNothingOfEachOther() throws {
        for value: JSON in ["Acme", "Globex"] {
            for viewer in Self.blind {
                try ledger.propose("employer", value, by: viewer)
                #expect(refusal { try ledger.propose("employer", value, by: viewer) } == .alreadyExists)
            }
        }
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 1)
    }

    @Test func whatWasDecidedMayBeProposedAgain() throws {
        let first = try ledger.propose("employer", "Globex")
        let twin = try ledger.propose("employer", "Globex", by: Cast.member)
        #expect(refusal { try ledger.decide(.accept, twin) } == .alreadyDecided)
        try ledger.decide(.reject(reason: ""), first)
        try ledger.propose("employer", "Globex")
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 1)
    }

    @Test func aFieldThatChangedTellsNothingOfWhatItHad() throws {
        for value: JSON in ["Acme", "Globex"] { try ledger.propose("employer", value) }
        try ledger.perform(.correct(Ledger.customer, ["employer": "Initech"]), as: Cast.manager)
        for value: JSON in ["Acme", "Globex"] {
            try ledger.propose("employer", value)
            #expect(refusal { try ledger.propose("employer", value) } == .alreadyExists)
        }
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 2)
    }

    @Test func whoSeesTheProfileIsTold() throws {
        for viewer in [Cast.manager, Cast.admin] {
            #expect(refusal { try ledger.propose("employer", "Acme", by: viewer) } == .alreadyExists)
        }
    }

    @Test func whatTheProfileHasIsForNobodyToDecide() throws {
        let id = try ledger.propose("employer", "Acme")
        #expect(refusal { try ledger.decide(.accept, id) } == .alreadyDecided)
        #expect(refusal { try ledger.decide(.reject(reason: ""), id) } == .alreadyDecided)
        #expect(refusal { try ledger.decide(.accept, id, by: Cast.agent) } == .permissionDenied)
        // The customer can be deleted: nothing waits.
        try ledger.perform(.customer(Ledger.customer, .delete), as: Cast.manager)
    }

    @Test func theSameValueMayBeProposedOnceTheProfileHasAnother() throws {
        try ledger.propose("employer", "Acme")
        try ledger.perform(.correct(Ledger.customer, ["employer": "Globex"]), as: Cast.manager)
        try ledger.propose("employer", "Acme")
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 1)
        try ledger.perform(.correct(Ledger.customer, ["employer": "Acme"]), as: Cast.manager)
        // It has come back: what was closed in its time does not stand in the way.
        try ledger.propose("employer", "Acme")
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 0)
    }

    @Test func aPreviousValueIsKeptAsItWasHandedInBesideTheProfilesOwn() throws {
        try ledger.perform(.correct(Ledger.customer, ["phone": "+1 (555) 0100"]), as: Cast.manager)
        let id = try ledger.propose("phone", "+1 555 0199", previous: "+15550100")
        guard case .proposal(.made(let made))? = ledger.events(of: .artifact(id)).first else {
            Issue.record("It was not made.")
            return
        }
        #expect(made.previousValue == "+1 (555) 0100" && made.previousGiven == "+15550100")
        let filled = try ledger.propose("employer", "Globex")
        guard case .proposal(.made(let other))? = ledger.events(of: .artifact(filled)).first else {
            Issue.record("It was not made.")
            return
        }
        #expect(other.previousValue == "Acme" && other.previousGiven == nil)
    }

    // MARK: Grants

    @Test func anAgentIsToldAsMuchAsAnAdminHasGranted() throws {
        func isTold(_ field: String, _ value: JSON) -> Bool {
            refusal { try ledger.propose(field, value) } == .alreadyExists
        }
        try ledger.perform(.grantSight(Cast.agent.userID, .profiles), as: Cast.admin)
        #expect(isTold("employer", "Acme") && !isTold("tax_id", "T1"))
        try ledger.perform(.grantSight(Cast.agent.userID, .sensitive), as: Cast.admin)
        try ledger.perform(.correct(Ledger.customer, ["tax_id": "T2"]), as: Cast.manager)
        #expect(isTold("tax_id", "T2"))
        try ledger.perform(.grantSight(Cast.agent.userID, nil), as: Cast.admin)
        #expect(!isTold("employer", "Acme"))
    }

    @Test func onlyAnAdminGrantsAndOnlyToAgents() throws {
        for viewer in Cast.ofTenant where viewer.role != .admin {
            #expect(
                refusal { try ledger.perform(.grantSight(Cast.agent.userID, .profiles), as: viewer) }
                    == .permissionDenied)
        }
        for viewer in Cast.ofTenant where viewer.role != .agent {
            #expect(
                refusal { try ledger.perform(.grantSight(viewer.userID, .profiles), as: Cast.admin) }
                    == .invalidArgument)
        }
        #expect(refusal { try ledger.perform(.grantSight(UserID("nobody"), nil), as: Cast.admin) } == .notFound)
        let person = User(id: UserID("new"), name: "New", role: .member, sees: .profiles)
        #expect(refusal { try ledger.perform(.addUser(person), as: Cast.admin) } == .invalidArgument)
        let agent = User(id: UserID("new"), name: "New", role: .agent, sees: .sensitive)
        try ledger.perform(.addUser(agent), as: Cast.admin)
        #expect(ledger.tenant()?.user(agent.id)?.sees == .sensitive)
        try ledger.perform(.grantSight(Cast.agent.userID, .profiles), as: Cast.admin)
        #expect(try ledger.perform(.grantSight(Cast.agent.userID, .profiles), as: Cast.admin).already)
        let granted = TenantEvent.sightGranted(SightGranted(userID: Cast.agent.userID, sees: .profiles))
        #expect(ledger.events(of: .tenant(Cast.tenant)).last == .tenant(granted))
    }
}
