import TestSupport
import Testing

@testable import DocketDomain

@Suite struct EvolveTests {
    private static let beginnings: [Event] = EveryEvent.stored.map(\.event).filter { event in
        switch event {
        case .tenant(.created), .thread(.created), .artifact(.created), .export(.requested): true
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
                let follows = Self.kind(of: event) == Self.kind(of: beginning) && !Self.beginnings.contains(event)
                #expect(refusal { try evolve(state, event) } == (follows ? nil : .corrupt), "\(event)")
            }
        }
    }

    private static func kind(of event: Event) -> StreamID.Kind {
        switch event {
        case .tenant: .tenant
        case .thread: .thread
        case .artifact: .artifact
        case .export: .export
        }
    }
}
