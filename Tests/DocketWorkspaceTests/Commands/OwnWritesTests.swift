import DocketDomain
import DocketWorkspace
import TestSupport
import Testing

@Suite struct OwnWritesTests {
    @Test func whoHasWrittenAnEventKnowsItAndNobodyElseClaimsIt() async throws {
        let office = try await TestOffice()
        let one = try await office.open("max")
        let other = try await office.open("max")
        let start = try await one.head()
        let thread = try await one.newThread("Mine")
        try await other.perform(.thread(thread, .rename("Theirs")))
        let events = try await one.events(after: start, stream: nil, limit: 10).compactMap(\.change.event)
        #expect(events.count == 2)
        let (mine, theirs) = (events[0], events[1])
        #expect(one.wrote(mine) && !other.wrote(mine))
        #expect(!one.wrote(theirs) && other.wrote(theirs))
    }
}

extension Change {
    fileprivate var event: RecordedEvent? {
        if case .event(let entry) = self { entry.event } else { nil }
    }
}
