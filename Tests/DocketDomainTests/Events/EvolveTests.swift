import TestSupport
import Testing

@testable import DocketDomain

@Suite struct EvolveTests {
    private static let beginnings: [Event] = EveryEvent.stored.map(\.event).filter { event in
        switch event {
        case .tenant(.created), .thread(.created), .artifact(.created), .proposal(.made), .batch, .review(.decided),
            .customer(.added), .schema, .export(.requested):
            true
        default: false
        }
    }

    @Test(arguments: EveryEvent.stored.indices)
    func onlyACreationCanBeginAStream(index: Int) {
        let event = EveryEvent.stored[index].event
        if Self.beginnings.contains(event) {
            #expect(throws: Never.self) { try evolve(nil, event) }
        } else {
            #expect(refusal { try evolve(nil, event) } == .corrupt)
        }
    }

    @Test func aStreamIsCreatedOnceAndTakesOnlyEventsOfItsKind() throws {
        for beginning in Self.beginnings {
            let state = try evolve(nil, beginning)
            for event in EveryEvent.stored.map(\.event) {
                let follows = Self.follows(event, beginning)
                #expect(refusal { try evolve(state, event) } == (follows ? nil : .corrupt), "\(event)")
            }
        }
    }

    private static func follows(_ event: Event, _ beginning: Event) -> Bool {
        guard kind(of: event) == kind(of: beginning) else { return false }
        switch (beginning, event) {
        // A schema is replaced as a whole, the first time like any other.
        case (_, .schema): return true
        // What is no proposal is not decided.
        case (.artifact, .proposal): return false
        default: return !beginnings.contains(event)
        }
    }

    private static func kind(of event: Event) -> StreamID.Kind {
        switch event {
        case .tenant: .tenant
        case .thread: .thread
        case .export: .export
        case .artifact, .proposal: .artifact
        case .batch: .batch
        case .review: .review
        case .customer: .customer
        case .schema: .schema
        }
    }
}
