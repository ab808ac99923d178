import DocketDomain
import TestSupport
import Testing

/// The small texts that name places in the log.
@Suite struct LogPlaceTests {
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
