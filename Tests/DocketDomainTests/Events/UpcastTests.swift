import CustomDump
import Foundation
import TestSupport
import Testing

@testable import DocketDomain

/// How a payload that an older docket wrote is read by one whose payload has another shape.
@Suite struct UpcastTests {
    /// A renaming as a docket to come might tell it: in one object, and in a third version with the reason.
    private struct Renaming: StoredPayload {
        struct Titles: Codable, Hashable {
            var before: String
            var after: String
        }

        static let eventType = ThreadRenamed.eventType
        static let version = 3

        var titles: Titles
        var reason: String

        static func upcast(_ payload: JSON, from version: Int) throws(DocketError) -> JSON {
            switch version {
            case 1: ["titles": ["before": payload["from"] ?? .null, "after": payload["to"] ?? .null]]
            case 2: ["titles": payload["titles"] ?? .null, "reason": "none was given"]
            default: throw DocketError(.corrupt, "There is no version \(version).")
            }
        }
    }

    private let codec = EventCodec([
        EventRegistration(Renaming.self) {
            .thread(.renamed(ThreadRenamed(from: $0.titles.before, to: "\($0.titles.after) (\($0.reason))")))
        },
        EventRegistration(ThreadDescribed.self) { .thread(.described($0)) },
    ])

    private func event(_ version: Int, _ json: String) throws(DocketError) -> Event {
        try codec.event(
            StoredEvent(type: "thread_renamed", schemaVersion: version, payload: Data(json.utf8)))
    }

    private func renamed(_ from: String, _ to: String) -> Event {
        .thread(.renamed(ThreadRenamed(from: from, to: to)))
    }

    @Test func anOlderPayloadIsBroughtUpOneVersionAfterTheOther() throws {
        expectNoDifference(try event(1, #"{"from":"A","to":"B"}"#), renamed("A", "B (none was given)"))
        expectNoDifference(
            try event(2, #"{"titles":{"after":"B","before":"A"}}"#), renamed("A", "B (none was given)"))
        expectNoDifference(
            try event(3, #"{"reason":"why not","titles":{"after":"B","before":"A"}}"#), renamed("A", "B (why not)"))
    }

    @Test func aVersionThatThereIsNotYetOrNeverWasIsRefused() {
        let json = #"{"reason":"why not","titles":{"after":"B","before":"A"},"from":"A","to":"B"}"#
        for version in [-1, 0, 4, 5, .max] { #expect(refusal { try event(version, json) } == .corrupt) }
    }

    @Test(arguments: ["", "{", "[1]", "7", #"{"from":1,"to":"B"}"#, #"{"titles":7}"#])
    func anOlderPayloadThatIsBrokenIsCorrupt(json: String) {
        for version in 1...2 { #expect(refusal { try event(version, json) } == .corrupt) }
    }

    @Test func aProposalOfBeforeSaysNothingOfWhatWasHandedInAsThePreviousValue() throws {
        let json = #"""
            {"batch_id":"b1","batch_ordinal":1,"claim":"k","created_at":1,"created_by":{"id":"bot","type":"agent"},
            "customer_id":"c1","field_display_name":"Income","field_key":"income","previous_value":1,
            "proposed_value":2,"schema_version":3}
            """#
        let stored = StoredEvent(type: "proposal_made", schemaVersion: 1, payload: Data(json.utf8))
        guard case .proposal(.made(let made)) = try EventCodec().event(stored) else {
            Issue.record("It is no proposal.")
            return
        }
        #expect(made.previousValue == 1 && made.previousGiven == nil && made.isKnown == nil)
    }

    @Test func anExportOfBeforeCountsAsOneOfAllThatThereWas() throws {
        let json = #"""
            {"created_by":"max","file_extension":"csv","format":"csv","runner":"r1",
            "source":{"address":"customer:c1"},"title":"T"}
            """#
        let stored = StoredEvent(type: "export_requested", schemaVersion: 1, payload: Data(json.utf8))
        guard case .export(.requested(let requested)) = try EventCodec().event(stored) else {
            Issue.record("It is no export.")
            return
        }
        #expect(requested.sees == .sensitive)
    }

    @Test func aPayloadThatNeverChangedHasNoOlderVersion() {
        let described = StoredEvent(
            type: "thread_described", schemaVersion: 0, payload: Data(#"{"description":"D"}"#.utf8))
        #expect(refusal { try codec.event(described) } == .corrupt)
        #expect(ThreadDescribed.version == 1)
    }

    @Test func whatIsWrittenIsOfTheVersionOfNow() throws {
        let stored = try codec.stored(Event.thread(.described(ThreadDescribed(description: "D"))))
        #expect(stored.schemaVersion == ThreadDescribed.version)
        #expect(EventRegistration(Renaming.self) { _ in .thread(.deleted(ThreadDeleted())) }.version == 3)
    }
}
