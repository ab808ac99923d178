import Foundation
import TestSupport
import Testing

/// The checker of histories: it finds nothing in a good one, and each kind of fault where one was put in.
@Suite struct LogHistoryTests {
    private typealias Record = HistoryRecord
    private typealias Place = HistoryRecord.Place

    private static func event(
        _ position: Int64, _ append: String, _ stream: String, _ version: Int, id: String? = nil
    ) -> Record.Event {
        Record.Event(
            place: Place(transaction: 0, position: position), id: id ?? "e\(position)", append: append, stream: stream,
            version: version)
    }

    private static func place(_ position: Int64) -> Place { Place(transaction: 0, position: position) }

    private static let log = [
        event(1, "a", "s", 1), event(2, "b", "s", 2), event(4, "b", "t", 1), event(5, "c", "t", 2),
        event(7, "d", "s", 3),
    ]

    /// `c` was never answered, `e` refused, `f` answered as before, `g` lost on the way.
    private static let appends: [Record] = [
        .asked(append: "a", at: 1, events: 1, claim: nil, request: "r"),
        .answered(append: "a", at: 2, outcome: .written(place(1))),
        .asked(append: "b", at: 3, events: 2, claim: Record.Claim(key: "k", owner: "s"), request: nil),
        .asked(append: "c", at: 4, events: 1, claim: nil, request: nil),
        .answered(append: "b", at: 6, outcome: .written(place(4))),
        .asked(append: "d", at: 7, events: 1, claim: Record.Claim(key: "k", owner: "s"), request: nil),
        .answered(append: "d", at: 9, outcome: .written(place(7))),
        .asked(append: "e", at: 7, events: 1, claim: Record.Claim(key: "k", owner: "t"), request: nil),
        .answered(append: "e", at: 8, outcome: .refused),
        .asked(append: "f", at: 7, events: 1, claim: nil, request: "r"),
        .answered(append: "f", at: 8, outcome: .replayed),
        .asked(append: "g", at: 8, events: 2, claim: nil, request: nil),
        .answered(append: "g", at: 9, outcome: .unknown),
    ]

    private static let reads: [Record] = [
        .read(reader: "x", after: place(0), events: Array(log[..<3])),
        .read(reader: "x", after: place(4), events: Array(log[3...])),
        .read(reader: "y", after: place(3), events: Array(log[2..<4])),
    ]

    private static func faults(_ appends: [Record], _ log: [Record.Event], _ reads: [Record] = []) -> [HistoryFault] {
        LogHistory(appends + reads + [.found(events: log)]).faults()
    }

    private static func kinds(_ log: [Record.Event]) -> Set<HistoryFault.Kind> {
        Set(faults(appends, log).map(\.kind))
    }

    @Test func nothingIsFoundInAGoodHistory() throws {
        #expect(Self.faults(Self.appends, Self.log, Self.reads) == [])
        let history = LogHistory(Self.appends + Self.reads)
        #expect(history.acknowledged == 3)
        #expect(history.unanswered == 2)
        #expect(history.reads == 7)
    }

    @Test func aHistoryWithoutAnEndProvesNothing() {
        #expect(LogHistory(Self.appends).faults().map(\.kind) == [.lost])
    }

    @Test func whatWasAcknowledgedAndIsNotThereIsLost() {
        #expect(Self.kinds(Array(Self.log.dropLast())) == [.lost])
    }

    @Test func aPartOfAnAppendIsTorn() {
        var log = Self.log
        log.remove(at: 1)
        // The versions tell of it, too.
        #expect(Self.kinds(log) == [.torn, .disordered])
        log = [Self.log[0], Self.log[1], Self.event(3, "c", "t", 1), Self.event(4, "b", "t", 2), Self.log[4]]
        #expect(Self.kinds(log) == [.torn])
    }

    @Test func anEventThatIsThereTwiceIsDoubled() {
        #expect(Self.kinds(Self.log + [Self.event(8, "d", "s", 4, id: "e7")]).contains(.doubled))
    }

    @Test func whatNobodyHandedInIsFound() {
        #expect(Self.kinds(Self.log + [Self.event(8, "z", "s", 4)]) == [.unasked])
    }

    @Test func whatWasRefusedOrAnsweredAsBeforeAndIsThereIsFound() {
        #expect(Self.kinds(Self.log + [Self.event(8, "e", "s", 4)]) == [.written])
        #expect(Self.kinds(Self.log + [Self.event(8, "f", "s", 4)]) == [.written])
    }

    @Test func anotherPlaceThanTheWriterWasToldIsFound() {
        var log = Self.log
        log[4] = Self.event(9, "d", "s", 3)
        #expect(Self.kinds(log) == [.elsewhere])
    }

    @Test func placesAndVersionsThatDoNotFollowAreFound() {
        var log = Self.log
        log[3] = Self.event(5, "c", "t", 3)
        #expect(Self.kinds(log) == [.disordered])
        log[3] = Self.event(4, "c", "t", 2)
        #expect(Self.kinds(log).contains(.disordered))
    }

    @Test func whatBeganAfterAnAcknowledgementAndStandsBeforeItIsEarly() {
        let log = [
            Self.event(1, "a", "s", 1), Self.event(2, "d", "s", 2), Self.event(3, "b", "s", 3),
            Self.event(4, "b", "t", 1), Self.event(5, "c", "t", 2),
        ]
        #expect(Self.kinds(log).contains(.early))
    }

    @Test func aReaderThatSkippedSomethingIsFound() {
        let skipping: [Record] = [.read(reader: "x", after: Self.place(0), events: [Self.log[0], Self.log[2]])]
        #expect(Self.faults(Self.appends, Self.log, skipping).map(\.kind) == [.skipped])
        let leaping: [Record] = [
            .read(reader: "x", after: Self.place(0), events: [Self.log[0]]),
            .read(reader: "x", after: Self.place(2), events: [Self.log[2]]),
        ]
        #expect(Self.faults(Self.appends, Self.log, leaping).map(\.kind) == [.skipped])
    }

    @Test func aClaimOfTwoStreamsAndARequestDoneTwiceAreFound() {
        var appends = Self.appends
        appends[8] = .answered(append: "e", at: 8, outcome: .written(Self.place(8)))
        appends[10] = .answered(append: "f", at: 8, outcome: .written(Self.place(9)))
        let log = Self.log + [Self.event(8, "e", "t", 3), Self.event(9, "f", "t", 4)]
        #expect(Set(Self.faults(appends, log).map(\.kind)) == [.claimedTwice, .repeated])
    }

    @Test func aHistoryIsReadBackAndABrokenLastLineIsLeftOut() throws {
        let records = Self.appends + Self.reads + [.found(events: Self.log)]
        var lines = Data()
        for record in records { lines += try LogHistory.line(of: record) }
        #expect(try LogHistory(lines: lines).records == records)
        #expect(try LogHistory(lines: lines + Data("{\"asked\":{\"app".utf8)).records == records)
    }
}
