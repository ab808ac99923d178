import DocketDomain
import TestSupport
import Testing

/// The small texts that name places in the log.
@Suite struct LogPlaceTests {
    @Test(arguments: [0, 1, 42, Int64.max])
    func aCheckpointIsReadBackFromWhatItWritesOrFromItsNumber(position: Int64) throws {
        let checkpoint = Checkpoint(position: position)
        #expect(try Checkpoint(parsing: checkpoint.description) == checkpoint)
        #expect(try Checkpoint(parsing: String(position)) == checkpoint)
    }

    @Test(arguments: ["", "c", "-1", "c-1", "1.5", "cc1", "0x1", "9223372036854775808", "x", " 1"])
    func whatIsNoCheckpointIsRefused(text: String) {
        #expect(refusal { try Checkpoint(parsing: text) } == .invalidArgument)
    }

    @Test func aStreamIsReadBackFromWhatItWrites() throws {
        for kind in StreamID.Kind.allCases {
            for id in ["x", "a:b", "🙂", " ", "\u{301}x", "\u{200D}"] {
                let stream = StreamID(kind: kind, id: id)
                #expect(StreamID(parsing: stream.description) == stream)
            }
        }
        for text in ["", "thread", "thread:", ":x", "Thread:x", "customerx:1"] {
            #expect(StreamID(parsing: text) == nil)
        }
    }

    @Test func claimsOfDifferentThingsDifferWhateverTheirIdsAre() {
        let keys: [ClaimKey] = [
            .discussion(of: ArtifactID("a"), by: UserID("b")), .discussion(of: ArtifactID("b"), by: UserID("a")),
            .source(ThreadSource(format: "a", id: "b"), importedBy: UserID("c")),
            .source(ThreadSource(format: "a", id: "c"), importedBy: UserID("b")),
            .source(ThreadSource(format: "b", id: "a"), importedBy: UserID("c")),
            .sourceArtifact("a", of: ThreadID("b")), .sourceArtifact("b", of: ThreadID("a")),
        ]
        #expect(Set(keys).count == keys.count)
    }
}
