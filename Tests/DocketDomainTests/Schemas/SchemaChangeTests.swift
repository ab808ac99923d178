import DocketDomain
import TestSupport
import Testing

/// What becomes of pending proposals when the schema or the relationship manager changes.
@Suite struct SchemaChangeTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCustomer()
    }

    @Test func aProposalThatBecameInvalidCanOnlyBeEditedOrRejected() throws {
        let edited = try ledger.propose("risk_tolerance", "bold")
        try ledger.perform(.setSchema(SampleSchema.without(risks: ["cautious", "daring"])), as: Cast.admin)
        #expect(refusal { try ledger.decide(.accept, edited) } == .failedPrecondition)
        #expect(refusal { try ledger.decide(.edit("balanced"), edited) } == .invalidArgument)
        try ledger.decide(.edit("daring"), edited)
        #expect(ledger.customer(Ledger.customer)?.value("risk_tolerance") == "daring")
    }

    @Test func aFieldThatIsGoneLeavesRejectionOnly() throws {
        let id = try ledger.propose("phone", "+1 555 0100")
        try ledger.perform(.setSchema(SampleSchema.without("phone")), as: Cast.admin)
        #expect(refusal { try ledger.decide(.accept, id) } == .failedPrecondition)
        #expect(refusal { try ledger.decide(.edit("+1 555 0101"), id) } == .failedPrecondition)
        try ledger.decide(.reject(reason: ""), id)
        #expect(refusal { try ledger.propose("phone", "+1 555 0100") } == .invalidArgument)
    }

    @Test func versionsGrowOnlyWhenSomethingChangesAndOnlyByAdmins() throws {
        let next = SampleSchema.without("phone")
        #expect(refusal { try ledger.perform(.setSchema(next), as: Cast.manager) } == .permissionDenied)
        try ledger.perform(.setSchema(next), as: Cast.admin)
        #expect(try ledger.perform(.setSchema(next), as: Cast.admin).already)
        let versions = ledger.events(of: .schema).compactMap { event -> Int? in
            guard case .schema(.replaced(let replaced)) = event else { return nil }
            return replaced.schema.version
        }
        #expect(versions == [1, 2])
        let id = try ledger.propose("employer", "Globex")
        guard case .proposal(.made(let made))? = ledger.events(of: .artifact(id)).first else { return }
        #expect(made.schemaVersion == 2)
    }

    @Test func aPendingProposalFollowsItsManagerAndTheDecisionFreezesThem() throws {
        let first = try ledger.propose("employer", "Globex")
        let second = try ledger.propose("phone", "+1 555 0100")
        try ledger.decide(.accept, first)
        #expect(
            refusal {
                try ledger.perform(
                    .customer(Ledger.customer, .assign(rm: Ledger.otherManager.userID)), as: Cast.manager)
            } == .permissionDenied)
        try ledger.perform(.customer(Ledger.customer, .assign(rm: Ledger.otherManager.userID)), as: Cast.admin)
        #expect(refusal { try ledger.decide(.accept, second) } == .permissionDenied)
        try ledger.decide(.accept, second, by: Ledger.otherManager)
        #expect(ledger.decision(of: first)?.rmID == Cast.manager.userID)
        #expect(ledger.decision(of: second)?.rmID == Ledger.otherManager.userID)
        // The same decision by the same user still holds already.
        #expect(try ledger.decide(.accept, first).decided.map(\.already) == [true])
        #expect(
            refusal {
                try ledger.perform(.customer(Ledger.customer, .assign(rm: Cast.member.userID)), as: Cast.admin)
            } == .invalidArgument)
    }
}
