import DocketDomain
import DocketWire
import Testing

@Suite struct EventWireTests {
    private func wire(_ event: Event, stream: StreamID) -> JSON {
        HistoryEntry(
            event: RecordedEvent(
                checkpoint: Checkpoint(position: 7), tenantID: TenantID("default"), stream: stream, version: 2,
                eventID: EventID("e1"),
                event: event,
                actorID: UserID("anna"), actorRole: .rm, correlationID: "c", recordedAt: WireTests.time
            ), type: "type", text: "words"
        ).wire
    }

    @Test func anEventNamesItsPlaceItsActorAndWhatHappened() {
        let created = ThreadCreated(
            title: "T", ownerID: UserID("anna"), visibility: .private, createdAt: WireTests.time)
        #expect(
            wire(.thread(.created(created)), stream: .thread(ThreadID("t1"))).serialized() == """
                {"position":7,"event_id":"e1","type":"type","stream_id":"thread:t1","version":2,\
                "actor":{"id":"anna","role":"rm"},"recorded_at":"2026-11-21T09:12:00.123Z",\
                "payload":{"title":"T","description":"","owner_id":"anna","agent_id":null,"visibility":"private",\
                "discusses":null,"tags":[],"source":null,"created_at":"2026-11-21T09:12:00.123Z"},"text":"words"}
                """)
    }

    @Test func aForkTellsWhereItBeganAndWhatItCopied() {
        let origin = ThreadOrigin(threadID: ThreadID("t0"), messageID: MessageID("m0"))
        let created = ThreadCreated(
            title: "T", ownerID: UserID("anna"), visibility: .private, forkedFrom: origin, createdAt: WireTests.time)
        let payload = wire(.thread(.created(created)), stream: .thread(ThreadID("t1")))["payload"]
        #expect(payload?["forked_from"] == ["thread_id": "t0", "message_id": "m0"])
        let copy = MessageAdded(
            id: MessageID("m1"), role: .user, parts: [.text("Hello")], copyOf: MessageID("m0"),
            createdAt: WireTests.time)
        let added = wire(.thread(.messageAdded(copy)), stream: .thread(ThreadID("t1")))["payload"]
        #expect(added?["copy_of"] == "m0")
    }

    @Test func aMessageInAnEventIsTheMessageOfTheWire() {
        let message = WireTests.message
        let added = MessageAdded(
            id: message.id, role: message.role, parts: message.parts, attachments: message.attachments,
            mention: message.mention, sourceKey: "k", createdAt: message.createdAt)
        let payload = wire(.thread(.messageAdded(added)), stream: .thread(ThreadID("t1")))["payload"]
        #expect(payload?.serialized() == WireTests.messageText)
    }

    @Test func contentIsNamedByItsSize() {
        let table = Table(columns: [.init(name: "a")], rows: [["secret"], ["2"]])
        let created = ArtifactCreated(
            kind: .table, title: "T", status: "active", content: .table(TableContent(table)),
            createdBy: Creator(type: .agent, id: UserID("bot")), createdAt: WireTests.time)
        let payload = wire(.artifact(.created(created)), stream: .artifact(ArtifactID("a1")))["payload"]
        #expect(payload?["size"] == ["rows": 2, "columns": 1])
        #expect(payload?.serialized().contains("secret") == false)
    }

    @Test func whatCameIntoSightAndWhatLeftIt() {
        let thread = StreamID.thread(ThreadID("t1"))
        let checkpoint = SealedCheckpoint(rawValue: "sealed")
        #expect(
            FollowedChange(.appeared(thread, Checkpoint(position: 9)), checkpoint).wire.serialized()
                == #"{"position":9,"checkpoint":"sealed","type":"thread_appeared","stream_id":"thread:t1"}"#)
        #expect(FollowedChange(.disappeared(thread, .start), checkpoint).wire["type"] == "thread_disappeared")
    }
}
