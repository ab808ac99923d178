import CustomDump
import Foundation
import TestSupport
import Testing

@testable import DocketDomain

@Suite struct EventCodecTests {
    private let codec = EventCodec()

    @Test(arguments: EveryEvent.stored.indices)
    func anEventIsStoredAsItAlwaysWasAndReadBackTheSame(index: Int) throws {
        let (event, type, json) = EveryEvent.stored[index]
        let stored = StoredEvent(type: type, schemaVersion: Self.version(of: event), payload: Data(json.utf8))
        expectNoDifference(try codec.stored(event), stored)
        expectNoDifference(try codec.event(stored), event)
    }

    @Test func everyTypeHasANameOfItsOwnAndIsAmongTheStoredOnes() throws {
        let types = Set(EveryEvent.stored.map(\.type))
        #expect(types.count == 56)
        // A new case of the enums is noticed here: its name has to be pinned as well.
        let cases = Set(EveryEvent.stored.map { Self.name(of: $0.event) })
        #expect(cases.count == types.count)
    }

    @Test(arguments: ["", "thread_exploded", "Thread_created", "thread_created\u{0}"])
    func anUnknownTypeIsCorrupt(type: String) {
        #expect(
            refusal { try codec.event(StoredEvent(type: type, schemaVersion: 1, payload: Data("{}".utf8))) } == .corrupt
        )
    }

    @Test(arguments: EveryEvent.stored.indices)
    func aNewerSchemaIsCorruptSinceItsPayloadMightMeanSomethingElse(index: Int) {
        let (event, type, json) = EveryEvent.stored[index]
        let newer = StoredEvent(type: type, schemaVersion: Self.version(of: event) + 1, payload: Data(json.utf8))
        #expect(refusal { try codec.event(newer) } == .corrupt)
    }

    @Test(arguments: ["", "{", "[]", "null", "{}x", "\u{FFFD}", #"{"title":1}"#])
    func aBrokenPayloadIsCorrupt(payload: String) {
        // Those that say nothing beyond their name, or whose only member may be missing, take any object.
        let lenient = [ThreadAgentChanged.eventType]
        for (event, type, json) in EveryEvent.stored
        where json != "{}" && !(lenient.contains(type) && payload.hasSuffix("}")) {
            let broken = StoredEvent(type: type, schemaVersion: Self.version(of: event), payload: Data(payload.utf8))
            #expect(refusal { try codec.event(broken) } == .corrupt)
        }
    }

    @Test(arguments: EveryEvent.stored.indices)
    func aPayloadThatWasCutOffAnywhereIsCorrupt(index: Int) {
        let (event, type, json) = EveryEvent.stored[index]
        let version = Self.version(of: event)
        let bytes = Array(json.utf8)
        for end in bytes.indices {
            let cut = StoredEvent(type: type, schemaVersion: version, payload: Data(bytes[..<end]))
            #expect(refusal { try codec.event(cut) } == .corrupt)
        }
    }

    @Test func aFieldThatCameLaterDoesNotStopAnOlderProgram() throws {
        let json = #"{"from":"A","to":"B","later":{"x":1}}"#
        let event = try codec.event(StoredEvent(type: "thread_renamed", schemaVersion: 1, payload: Data(json.utf8)))
        #expect(event == .thread(.renamed(ThreadRenamed(from: "A", to: "B"))))
    }

    @Test func everyEventIsInTheTableUnderItsPayloadsName() {
        let registered = EventRegistration.all.map(\.type)
        #expect(registered.count == Set(registered).count)
        #expect(Set(registered) == Set(EveryEvent.stored.map(\.type)))
        for (event, type, _) in EveryEvent.stored { #expect(Swift.type(of: event.payload).eventType == type) }
    }

    /// The version that a payload is written in now.
    private static func version(of event: Event) -> Int {
        type(of: event.payload).version
    }

    private static func name(of event: Event) -> String {
        switch event {
        case .tenant(let event): "tenant.\(label(event))"
        case .thread(let event): "thread.\(label(event))"
        case .artifact(let event): "artifact.\(label(event))"
        case .export(let event): "export.\(label(event))"
        case .proposal(let event): "proposal.\(label(event))"
        case .batch(let event): "batch.\(label(event))"
        case .review(let event): "review.\(label(event))"
        case .customer(let event): "customer.\(label(event))"
        case .schema(let event): "schema.\(label(event))"
        }
    }

    private static func label(_ value: some Any) -> String {
        Mirror(reflecting: value).children.first?.label ?? "\(value)"
    }
}
